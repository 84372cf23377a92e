import type { Vote } from './codebook.js';

/**
 * t: how many may be faulty so that an honest reading still lies on each side of every rank in use: n >= 2t + 2s + 1
 * where two honest generals may count up to s readings differently, t < n/2 where they may not.
 */
export function maxFaulty(nodes: number, spread = 0): number {
  return Math.max(0, Math.ceil(nodes / 2) - 1 - spread);
}

/** Which readings, counted from the top, a graded round looks at. */
export interface Ranks {
  /** The vote's rank is drawn from here ... */
  readonly lowest: number;
  /** ... to here. */
  readonly highest: number;
  /** All readings down to this rank clear: decide 1. */
  readonly one: number;
  /** All readings from this rank on clear: decide 0. */
  readonly zero: number;
}

/**
 * Whoever decides 1 has heard n − t clear ones; then everybody else hears n − t − s of them at least, which suffices for
 * every rank that a vote may be drawn for. Likewise for 0.
 */
export function gradedRanks(nodes: number, faults: number, spread: number): Ranks {
  return {
    lowest: faults + spread + 1,
    highest: nodes - faults - spread,
    one: nodes - faults,
    zero: faults + 1,
  };
}

/** ⌊n/2⌋+1: the rank, from the top, of the reading that counts. */
export function medianRank(nodes: number): number {
  return Math.floor(nodes / 2) + 1;
}

/**
 * Whether a payload that so many generals clearly propose is put to the vote. Two payloads that two honest generals put to
 * the vote share n − 2t proposers and more than s of them, so that an honest or isotropic one is among them: they are one.
 */
export function isPutToVote(proposers: number, { one }: Pick<Ranks, 'one'>): boolean {
  return proposers >= one;
}

/** Whether what so many generals say of a log alike is so: one of t + 1 is honest, and honest logs agree. */
export function isVouchedFor(alike: number, faults: number): boolean {
  return alike > faults;
}

/** What one round's field said, all in [0, 1]. The reading of the rank that the vote goes by lies in [low, high]. */
export interface Judgement {
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** The least that the reading of rank `one` may be, and the most that the reading of rank `zero` may be. */
  readonly sureOne: number;
  readonly sureZero: number;
  /** Somebody sounded in another's gate, or spoke differently from the round before: not everybody may be done. */
  readonly unsettled: boolean;
}

/** v := Q > τ, the only step in the protocol. Where gates in doubt leave it open, the vote stays what it was. */
export function nextVote({ low, high, level }: Pick<Judgement, 'low' | 'high' | 'level'>, vote: Vote): Vote {
  if (low > level) return 1;
  return high <= level ? 0 : vote;
}

/**
 * The decision that a judgement carries, or null. From a clear reading of rank n − t at one honest general follows
 * Q > 1 − μ ≥ τ at every other, as long as noise parts two of them by less than κ − (1 − μ): all vote alike then, and
 * stay so.
 */
export function gradedDecision(
  { sureOne, sureZero }: Pick<Judgement, 'sureOne' | 'sureZero'>,
  confidence: number,
): Vote | null {
  if (sureOne >= confidence) return 1;
  return sureZero <= 1 - confidence ? 0 : null;
}
