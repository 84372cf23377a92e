import type { Vote } from './codebook.js';

/** f < n/2: how many may be faulty so that the median of all readings still lies between honest ones. */
export function maxFaulty(nodes: number): number {
  return Math.max(0, Math.ceil(nodes / 2) - 1);
}

/** ⌊n/2⌋+1: the rank, from the top, of the reading that counts. */
export function medianRank(nodes: number): number {
  return Math.floor(nodes / 2) + 1;
}

/** What one round's field said, all in [0, 1]: the median of the readings lies between `low` and `high`. */
export interface Judgement {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** v := Q > τ, the only step in the protocol. Where gates in doubt leave it open, the vote stays what it was. */
export function nextVote({ low, high, level }: Judgement, vote: Vote): Vote {
  if (low > level) return 1;
  return high <= level ? 0 : vote;
}

/**
 * The decision that a judgement carries, or null. From Q ≥ κ at one honest general follows Q > 1 − μ ≥ τ at every
 * other, as long as noise parts two of them by less than κ − (1 − μ): all vote alike then, and stay so.
 */
export function gradedDecision({ low, high }: Judgement, confidence: number): Vote | null {
  if (low >= confidence) return 1;
  return high <= 1 - confidence ? 0 : null;
}
