import type { Crypto } from '@dmct/core';
import type { Requests } from '@dmct/replication';
import type { Messages } from './messages.js';
import type { Tree } from './tree.js';
import type { HotstuffVerifier } from './verifier.js';

/** What the parts of one replica have in common. */
export interface Station {
  readonly id: number;
  readonly nodes: number;
  readonly quorum: number;
  readonly weakQuorum: number;
  readonly crypto: Crypto;
  readonly messages: Messages;
  readonly verifier: HotstuffVerifier;
  readonly tree: Tree;
  readonly requests: Requests;
}
