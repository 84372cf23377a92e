import type { StakeRules } from './stake-rules.js';

/**
 * The inactivity leak (specifications, Altair's `process_inactivity_updates` with Bellatrix' quotient): while
 * nothing becomes final, who doesn't vote loses stake, quadratically in time, until the rest are two thirds again.
 */

/** Whether the chain leaks when `epoch` ends: the epoch before it is too far from the last final one. */
export function isInactivityLeak(
  epoch: number,
  finalizedEpoch: number,
  rules: Pick<StakeRules, 'leak' | 'minEpochsToInactivityPenalty'>,
): boolean {
  return rules.leak && epoch - 1 - finalizedEpoch > rules.minEpochsToInactivityPenalty;
}

/** A validator's inactivity score at an epoch's end (specifications, Altair's `process_inactivity_updates`). */
export function inactivityScoreAfter(
  score: number,
  hasVoted: boolean,
  isLeaking: boolean,
  rules: Pick<StakeRules, 'inactivityScoreBias' | 'inactivityScoreRecoveryRate'>,
): number {
  const counted = hasVoted ? score - Math.min(1, score) : score + rules.inactivityScoreBias;
  return isLeaking ? counted : counted - Math.min(rules.inactivityScoreRecoveryRate, counted);
}

/** What an epoch costs a validator that missed it, in Gwei (`get_inactivity_penalty_deltas`). Exact. */
export function inactivityPenalty(
  effectiveGwei: number,
  score: number,
  rules: Pick<StakeRules, 'inactivityScoreBias' | 'inactivityPenaltyQuotient'>,
): number {
  const product = effectiveGwei * score;
  const divisor = rules.inactivityScoreBias * rules.inactivityPenaltyQuotient;
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / divisor);
  return Number((BigInt(effectiveGwei) * BigInt(score)) / BigInt(divisor));
}
