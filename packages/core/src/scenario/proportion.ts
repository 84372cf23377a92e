import type { Proportion } from './study.js';

/** The 97.5 % point of the standard normal distribution: 95 % lies within plus or minus this. */
export const NORMAL_QUANTILE = 1.959963984540054;

/**
 * A share of runs with E. B. Wilson's score interval (J. American Statistical Association 22, 1927), which stays
 * within [0, 1] and gives 0 of n an upper bound. Without runs nothing is known: the interval is [0, 1], the rate 0.
 * Throws a RangeError unless 0 <= count <= runs, both whole.
 */
export function wilson(count: number, runs: number): Proportion {
  if (!(Number.isInteger(count) && Number.isInteger(runs) && count >= 0 && count <= runs)) {
    throw new RangeError(
      `a proportion needs whole numbers 0 <= count <= runs, not ${String(count)} of ${String(runs)}`,
    );
  }
  if (runs === 0) return { count, runs, rate: 0, interval: { low: 0, high: 1 } };
  const rate = count / runs;
  const square = NORMAL_QUANTILE * NORMAL_QUANTILE;
  const scale = 1 + square / runs;
  const centre = (rate + square / (2 * runs)) / scale;
  const half = (NORMAL_QUANTILE * Math.sqrt((rate * (1 - rate)) / runs + square / (4 * runs * runs))) / scale;
  return {
    count,
    runs,
    rate,
    // At the ends centre and half are equal but for rounding.
    interval: { low: count === 0 ? 0 : centre - half, high: count === runs ? 1 : centre + half },
  };
}
