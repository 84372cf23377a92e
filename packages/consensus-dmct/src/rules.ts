import type { Vote } from './codebook.js';

/** f < n/2: how many may be faulty so that the median of all readings still lies between honest ones. */
export function maxFaulty(nodes: number): number {
  return Math.max(0, Math.ceil(nodes / 2) - 1);
}

/** ⌊n/2⌋+1: the rank, from the top, of the reading that counts. */
export function medianRank(nodes: number): number {
  return Math.floor(nodes / 2) + 1;
}

/** What one round's field said, both in [0, 1]. */
export interface Judgement {
  readonly support: number;
  readonly level: number;
}

/** v := Q > τ: the only step in the protocol. */
export function nextVote(judgement: Judgement): Vote {
  return judgement.support > judgement.level ? 1 : 0;
}
