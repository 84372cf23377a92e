import type { Crypto, VoteBook } from '@dmct/core';
import type { Requests, Verifier } from '@dmct/replication';

/** What the parts of one replica have in common. */
export interface Station {
  readonly id: number;
  readonly nodes: number;
  readonly quorum: number;
  readonly weakQuorum: number;
  readonly crypto: Crypto;
  /** Names the topics of votes. */
  readonly votes: VoteBook;
  readonly verifier: Verifier;
  readonly requests: Requests;
}
