import type { Crypto, VoteBook } from '@dmct/core';
import type { Log } from './log.js';
import type { PbftRequests } from './requests.js';
import type { PbftVerifier } from './verifier.js';

/** What the parts of one replica have in common. */
export interface Station {
  readonly id: number;
  readonly nodes: number;
  readonly quorum: number;
  readonly weakQuorum: number;
  readonly crypto: Crypto;
  readonly votes: VoteBook;
  readonly verifier: PbftVerifier;
  readonly log: Log;
  readonly requests: PbftRequests;
}
