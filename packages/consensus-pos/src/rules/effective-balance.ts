import { EFFECTIVE_BALANCE_GWEI } from '../params.js';

/** One ETH: effective balances are whole multiples of it (EFFECTIVE_BALANCE_INCREMENT). */
export const INCREMENT_GWEI = 1e9;

/** HYSTERESIS_DOWNWARD_MULTIPLIER and HYSTERESIS_UPWARD_MULTIPLIER over HYSTERESIS_QUOTIENT, of an increment. */
const DOWNWARD_GWEI = INCREMENT_GWEI / 4;
const UPWARD_GWEI = (5 * INCREMENT_GWEI) / 4;

/**
 * What a balance counts for after an epoch (specifications, `process_effective_balance_updates`). It follows the
 * balance only when that has left a band around it, so that a balance near a whole ETH doesn't flicker.
 */
export function effectiveBalanceAfter(effectiveGwei: number, balanceGwei: number): number {
  const isInBand = effectiveGwei <= balanceGwei + DOWNWARD_GWEI && balanceGwei <= effectiveGwei + UPWARD_GWEI;
  return isInBand
    ? effectiveGwei
    : Math.min(balanceGwei - (balanceGwei % INCREMENT_GWEI), EFFECTIVE_BALANCE_GWEI);
}
