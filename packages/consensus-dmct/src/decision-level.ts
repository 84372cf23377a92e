import { medianRank } from './rules.js';

/**
 * Everything between the readings and the vote. All of it is Lipschitz in what the antennas receive; the one step,
 * `support > level`, stands at a level that all share and nobody could know when it emitted.
 */

/**
 * Q: the medianRank-th largest reading. An order statistic moves by no more than the largest move among its readings,
 * so that it is 1-Lipschitz in each of them.
 */
export function medianReading(readings: Float64Array): number {
  const ascending = readings.slice().sort();
  return ascending[readings.length - medianRank(readings.length)]!;
}

/** A coin bit's reading, stretched so that everything within `margin` of 0 or 1 is 0 or 1: noise there is gone. */
export function clippedBit(reading: number, margin: number): number {
  return Math.min(1, Math.max(0, (reading - margin) / (1 - 2 * margin)));
}

/** Y = w·Σ_i Σ_m 2^−m·c_im over all generals' clipped bits, m = 1, 2, …; `bits` is laid out [general · count + m − 1]. */
export function coinSum(bits: Float64Array, count: number, weight: number): number {
  let sum = 0;
  for (let at = 0; at < bits.length; at += count) {
    let place = 0.5;
    for (let m = 0; m < count; m++, place /= 2) sum += place * bits[at + m]!;
  }
  return weight * sum;
}

/**
 * τ = μ + (1 − 2μ)(1 − |2·frac(Y) − 1|): a triangle wave of the sum, from μ to 1 − μ. It is continuous where the
 * fraction wraps, since both ends are μ: a sum that honest generals know slightly differently never gives them far
 * levels.
 */
export function commonLevel(sum: number, margin: number): number {
  const fraction = sum - Math.floor(sum);
  return margin + (1 - 2 * margin) * (1 - Math.abs(2 * fraction - 1));
}
