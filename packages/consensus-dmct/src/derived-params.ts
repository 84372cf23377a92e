import type { DmctParams } from './params.js';
import { maxFaulty } from './rules.js';

/** w = 0.4 up to 31 generals, then falling as 1/sqrt(n), which keeps the noise of the sum of all coins where it was. */
export function coinWeight(nodes: number, params: Pick<DmctParams, 'coinWeight'>): number {
  return params.coinWeight ?? (nodes <= 31 ? 0.4 : 0.4 * Math.sqrt(31 / nodes));
}

/** Whether the receiver tells the generals apart, by a gate each. */
export function hasGates({ receiver }: Pick<DmctParams, 'receiver'>): boolean {
  return receiver === 'causal' || receiver === 'array';
}

/** M, for an array that knows so many places. */
export function antennasOf({ antennas }: Pick<DmctParams, 'antennas'>, places: number): number {
  return antennas ?? Math.min(256, places + 9);
}

/** Only a receiver that tells the generals apart can grade: the others decide after the last round. */
export function ruleOf(params: Pick<DmctParams, 'receiver' | 'rule'>): DmctParams['rule'] {
  return !hasGates(params) && params.rule === 'graded' ? 'last-round' : params.rule;
}

/** t. */
export function faultsOf(nodes: number, params: Pick<DmctParams, 'faults' | 'spread'>): number {
  return params.faults ?? maxFaulty(nodes, params.spread);
}

/** Who tosses in a round: without a rule for it, nobody. */
export function coinsOf(params: Pick<DmctParams, 'receiver' | 'rule' | 'coin'>): 'all' | 'one' | 'none' {
  if (!hasGates(params) || params.rule === 'plurality') return 'none';
  return params.coin === 'all' ? 'all' : 'one';
}

/** Rounds beyond the f that traitors may be kings of. */
const HONEST_ROUNDS = 32;

/** R. */
export function roundsOf(params: Pick<DmctParams, 'receiver' | 'rule' | 'rounds'>, nodes: number): number {
  if (params.rounds !== null) return params.rounds;
  const rule = ruleOf(params);
  if (rule === 'plurality') return 1;
  return rule === 'graded' ? maxFaulty(nodes) + HONEST_ROUNDS : 8;
}

/** Rounds in a row that an instance of a log is voted on, so that an honest king is among their kings. */
export function logRoundsOf(
  params: Pick<DmctParams, 'receiver' | 'rule' | 'rounds' | 'faults' | 'spread'>,
  nodes: number,
): number {
  return params.rounds ?? faultsOf(nodes, params) + LOG_ROUNDS;
}

/** Beyond those of t kings that lie: one with an honest king, one to decide in, one to spare. */
const LOG_ROUNDS = 3;

/** T = K/B as whole nanoseconds, rounded up so that no bin is lost. */
export function gateNanoseconds(params: Pick<DmctParams, 'bins' | 'bandwidthHz'>): number {
  return Math.max(1, Math.ceil((params.bins / params.bandwidthHz) * 1e9 - 1e-6));
}
