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
  return (seconds) => {
    if (deviationPerRootSecond === 0) return 0;
    let [from, until, atFrom, atUntil] = [0, spanSeconds, 0, end];
    // The number of an interval among those of its length, for the draw's address.
    for (let level = 1, number = 0; until - from > resolution; level++) {
      const middle = 0.5 * (from + until);
      const deviation = 0.5 * deviationPerRootSecond * Math.sqrt(until - from);
      const atMiddle = 0.5 * (atFrom + atUntil) + deviation * draw(level, number);
      const isLater = seconds >= middle;
      number = 2 * number + (isLater ? 1 : 0);
      if (isLater) [from, atFrom] = [middle, atMiddle];
      else [until, atUntil] = [middle, atMiddle];
    }
    return atFrom + ((atUntil - atFrom) * (seconds - from)) / (until - from);
  };
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
