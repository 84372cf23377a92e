import { medianRank, type Judgement, type Ranks } from './rules.js';

/**
 * Everything between the readings and the vote. All of it is Lipschitz in what the antennas receive; the one step,
 * `support > level`, stands at a level that all share and nobody could know when it emitted.
 */

/**
 * The reading of a rank, counted from the top (1 is the largest). An order statistic moves by no more than the largest
 * move among its readings, so that it is 1-Lipschitz in each of them.
 */
function rankedReading(ascending: Float64Array, rank: number): number {
  return ascending[ascending.length - rank]!;
}

/** Q: the medianRank-th largest reading. */
export function medianReading(readings: Float64Array): number {
  return rankedReading(readings.slice().sort(), medianRank(readings.length));
}

/** The least and the most that each rank's reading may be, both ascending; see `readingRange`. */
export interface ReadingRange {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * The readings sorted, when the gates with a doubt u in [0, 1] may hold anything in [ρ(1−u), ρ + (1−ρ)u]. All ranks are
 * Lipschitz in readings and doubts.
 */
function readingRange(readings: Float64Array, doubts: Float64Array): ReadingRange {
  if (doubts.every((doubt) => doubt === 0)) {
    const sorted = readings.slice().sort();
    return { least: sorted, most: sorted };
  }
  return {
    least: readings.map((reading, j) => reading * (1 - doubts[j]!)).sort(),
    most: readings.map((reading, j) => reading + (1 - reading) * doubts[j]!).sort(),
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

/** The rank and the level of a round from one sum: its fraction picks the rank, what is left over picks the level. */
export function commonThreshold(
  sum: number,
  margin: number,
  { lowest, highest }: Pick<Ranks, 'lowest' | 'highest'>,
): { rank: number; level: number } {
  const width = highest - lowest + 1;
  const place = (sum - Math.floor(sum)) * width;
  return { rank: lowest + Math.floor(place), level: commonLevel(place, margin) };
}

/**
 * What one round's readings say, rank and level being drawn. `before`: the readings of the round before; nobody in doubt
 * and nobody changed by more than one half is a quiet round.
 */
export function judgeReadings(
  readings: Float64Array,
  doubts: Float64Array,
  before: Float64Array,
  ranks: Ranks,
  { level, rank }: { readonly rank: number; readonly level: number },
): Judgement {
  const { least, most } = readingRange(readings, doubts);
  return {
    low: rankedReading(least, rank),
    high: rankedReading(most, rank),
    level,
    sureOne: rankedReading(least, ranks.one),
    sureZero: rankedReading(most, ranks.zero),
    unsettled: readings.some((reading, j) => doubts[j]! > 0 || Math.abs(reading - before[j]!) > 0.5),
  };
}
