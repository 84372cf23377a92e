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

/**
 * The range of Q when the gates with a doubt u in [0, 1] may hold anything in [ρ(1−u), ρ + (1−ρ)u]. It is Lipschitz in
 * readings and doubts.
 */
export function medianRange(readings: Float64Array, doubts: Float64Array): { low: number; high: number } {
  if (doubts.every((doubt) => doubt === 0)) {
    const median = medianReading(readings);
    return { low: median, high: median };
  }
  return {
    low: medianReading(readings.map((reading, j) => reading * (1 - doubts[j]!))),
    high: medianReading(readings.map((reading, j) => reading + (1 - reading) * doubts[j]!)),
  };
}

/** A coin bit's reading, stretched so that everything within `margin` of 0 or 1 is 0 or 1: noise there is gone. */
export function clippedBit(reading: number, margin: number): number {
  return Math.min(1, Math.max(0, (reading - margin) / (1 - 2 * margin)));
}

/** What makes the generals' weights differ: the golden ratio's multiples modulo 1 are spread evenly. */
const GOLDEN_RATIO = 0.6180339887498949;

/** The weight of each general's bits, from w/2 to 3w/2: were they equal, the sums would fall on a few values only. */
export function coinWeights(nodes: number, weight: number): Float64Array {
  return Float64Array.from({ length: nodes }, (_, i) => {
    const turns = (i + 1) * GOLDEN_RATIO;
    return weight * (0.5 + turns - Math.floor(turns));
  });
}

/** Y = Σ_i w_i·Σ_m 2^−m·c_im over all generals' clipped bits, m = 1, 2, …; `bits` is laid out [general · count + m − 1]. */
export function coinSum(bits: Float64Array, count: number, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0, at = 0; i < weights.length; i++, at += count) {
    let place = weights[i]!;
    for (let m = 0; m < count; m++) {
      place /= 2;
      sum += place * bits[at + m]!;
    }
  }
  return sum;
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
