/**
 * The inactivity leak (specifications, Altair's `process_inactivity_updates` with Bellatrix' quotient): while
 * nothing becomes final, who doesn't vote loses stake, quadratically in time, until the rest are two thirds again.
 */
export const MIN_EPOCHS_TO_INACTIVITY_PENALTY = 4;
export const INACTIVITY_SCORE_BIAS = 4;
export const INACTIVITY_SCORE_RECOVERY_RATE = 16;
/** INACTIVITY_PENALTY_QUOTIENT_BELLATRIX. */
export const INACTIVITY_PENALTY_QUOTIENT = 16_777_216;

/** Whether the chain leaks when `epoch` ends: the epoch before it is too far from the last final one. */
export function isInactivityLeak(epoch: number, finalizedEpoch: number): boolean {
  return epoch - 1 - finalizedEpoch > MIN_EPOCHS_TO_INACTIVITY_PENALTY;
}

export function inactivityScoreAfter(score: number, hasVoted: boolean, isLeaking: boolean): number {
  const counted = hasVoted ? score - Math.min(1, score) : score + INACTIVITY_SCORE_BIAS;
  return isLeaking ? counted : counted - Math.min(INACTIVITY_SCORE_RECOVERY_RATE, counted);
}

/** What an epoch costs a validator that missed it, in Gwei. Exact: the product stays below 2^53. */
export function inactivityPenalty(effectiveGwei: number, score: number): number {
  return Math.floor((effectiveGwei * score) / (INACTIVITY_SCORE_BIAS * INACTIVITY_PENALTY_QUOTIENT));
}
