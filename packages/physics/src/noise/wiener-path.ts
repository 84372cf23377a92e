import { assertInteger, assertNotNegative, assertPositive } from '../math/assert.js';
import { log } from '../math/exponential.js';
import { cosTurns } from '../math/turns.js';
import { threefry } from './threefry.js';

/** What names and scales a path. */
export interface WienerOptions {
  readonly seed: number;
  /** σ: the path's change over τ seconds has the deviation σ·√τ. */
  readonly deviationPerRootSecond: number;
  /** The path runs from 0 to this, s. */
  readonly spanSeconds: number;
  /** Straight below this, s. Default a millionth of the span; at least 2⁻⁴⁰ of it. */
  readonly resolutionSeconds?: number;
}

/**
 * A Wiener path that can be read at any time, in any order: Lévy's construction (1939) by halves, in which the middle
 * of an interval h is the mean of its ends plus a Gaussian of deviation σ·√h/2, drawn from the seed and the number of
 * the interval. 0 at time 0; straight beyond its span. Each read costs one draw a halving.
 * Throws a RangeError for options that are out of their range.
 */
export function createWienerPath(options: WienerOptions): (seconds: number) => number {
  const { seed, deviationPerRootSecond, spanSeconds } = options;
  assertInteger('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  assertNotNegative('deviationPerRootSecond', deviationPerRootSecond);
  assertPositive('spanSeconds', spanSeconds);
  const resolution = Math.max(
    options.resolutionSeconds ?? 1e-6 * spanSeconds,
    spanSeconds * 9.094947017729282e-13,
  );
  assertPositive('resolutionSeconds', resolution);
  const draw = gaussianOf(seed);
  const end = deviationPerRootSecond * Math.sqrt(spanSeconds) * draw(0, 0);
  if (deviationPerRootSecond === 0) return () => 0;
  // The intervals down to the one read last: reads are mostly near each other, and share the upper ones.
  const whole = { from: 0, until: spanSeconds, atFrom: 0, atUntil: end, number: 0 };
  const chain = [whole];
  return (seconds) => {
    while (chain.length > 1 && !contains(chain[chain.length - 1]!, seconds)) chain.pop();
    let last = chain[chain.length - 1]!;
    while (last.until - last.from > resolution) {
      const deviation = 0.5 * deviationPerRootSecond * Math.sqrt(last.until - last.from);
      const middle = 0.5 * (last.atFrom + last.atUntil) + deviation * draw(chain.length, last.number);
      last = halfOf(last, middle, seconds);
      chain.push(last);
    }
    return last.atFrom + ((last.atUntil - last.atFrom) * (seconds - last.from)) / (last.until - last.from);
  };
}

/** An interval of the path and its values at the ends; `number` counts it among those of its length. */
interface Interval {
  readonly from: number;
  readonly until: number;
  readonly atFrom: number;
  readonly atUntil: number;
  readonly number: number;
}

/** Half-open, so that each time has one chain of intervals, whatever was read before. */
function contains({ from, until }: Interval, seconds: number): boolean {
  return seconds >= from && seconds < until;
}

function halfOf(whole: Interval, atMiddle: number, seconds: number): Interval {
  const middle = 0.5 * (whole.from + whole.until);
  return seconds >= middle
    ? { ...whole, from: middle, atFrom: atMiddle, number: 2 * whole.number + 1 }
    : { ...whole, until: middle, atUntil: atMiddle, number: 2 * whole.number };
}

/** Standard Gaussian draws at addresses (level ≤ 40, number < 2^level). */
function gaussianOf(seed: number): (level: number, number: number) => number {
  const words = new Int32Array(2);
  const key = Math.floor(seed / 4294967296);
  return (level, number) => {
    words[0] = Math.imul(level + 1, 0x01000000) ^ Math.floor(number / 4294967296);
    words[1] = number;
    threefry(key ^ 0x37a5, seed, words);
    const size = Math.sqrt(-2 * log(((words[0] >>> 0) + 0.5) / 4294967296));
    return size * cosTurns((words[1] >>> 0) / 4294967296);
  };
}
