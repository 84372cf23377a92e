import { z } from 'zod';

/** Rarer successes than this can't be seen in a race of sensible length. */
const SUCCESS_MIN = 1e-6;

/** The attacker's share, within what a race can play to its end. */
export const attackerShare = z
  .number()
  .min(0.01)
  .max(0.49)
  .describe("the attacker's share of the hashrate, 0.01 to 0.49 (from one half on it always wins)");

export const confirmations = z.number().int().min(1).max(200);

/** For `refine`: whether the race succeeds often enough to be measured. */
export function isWithinReach(success: number): boolean {
  return success >= SUCCESS_MIN;
}

export const OUT_OF_REACH =
  'this attacker succeeds less than once in a million races: too rare to be measured';
