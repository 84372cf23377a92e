import { faultsToleratedAmong } from '@dmct/replication';
import type { TendermintParams } from './params.js';

/** How many Byzantine replicas Tendermint stands among n of equal voting power: n >= 3f + 1 (section 2). */
export function maxFaulty(nodes: number, params: TendermintParams): number {
  return params.faultsTolerated ?? faultsToleratedAmong(nodes);
}

/** The proposer of a round of a height: each in turn, replica 0 first (section 3: equal powers rotate). */
export function proposerOf(height: number, round: number, nodes: number): number {
  return (height + round) % nodes;
}

/** No round: what lockedRound and validRound hold at first. */
export const NO_ROUND = -1;

/** What a replica knows when it is to judge a proposal that is valid in itself. */
export interface Proposed {
  /** The round in which a quorum prevoted for the value, as the proposal says and votes show; or NO_ROUND. */
  readonly validRound: number;
  readonly lockedRound: number;
  /** Whether the value is the one that this replica is locked on. */
  readonly isLockedValue: boolean;
}

/** The decisions that make Tendermint what it is; a test can plant a bug in one. */
export interface Rules {
  /** Whether a replica prevotes for the proposal, and not for nil. */
  mayPrevote(proposed: Proposed): boolean;
}

export const TENDERMINT_RULES: Rules = {
  /** Algorithm 1, lines 23 and 29: unlocked, or locked on it, or a quorum prevoted for it no earlier than the lock. */
  mayPrevote: ({ isLockedValue, lockedRound, validRound }) => isLockedValue || lockedRound <= validRound,
};
