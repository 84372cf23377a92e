import { log } from '../math/exponential.js';
import { cosTurns, sinTurns } from '../math/turns.js';
import { assertInteger } from '../math/assert.js';
import { threefry } from './threefry.js';

/** A reproducible sequence of random numbers. */
export interface UniformStream {
  /** A uint32. */
  nextUint32(): number;
  /** A double in [0, 1) of 53 random bits. */
  nextUniform(): number;
  /** An unbiased integer in [0, bound), 1 ≤ bound ≤ 2^32. */
  nextBelow(bound: number): number;
  /** Writes a circular complex Gaussian with E|z|² = 1 to `out[0]`, `out[1]` (Box & Muller 1958). */
  nextComplexGaussian(out: Float64Array): void;
}

/** The stream of a 53-bit seed: Threefry over the counters 0, 1, 2, …; streams of different labels don't overlap. Throws a RangeError for a seed beyond 53 or a label beyond 32 bits. */
export function createUniformStream(seed: number, label = 0): UniformStream {
  assertInteger('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  assertInteger('label', label, 0, 0xffffffff);
  return streamOfKey(Math.floor(seed / 4294967296), seed | 0, label);
}

/** The stream under a 64-bit key, for callers that fold a digest into one. */
export function streamOfKey(key0: number, key1: number, label: number): UniformStream {
  const words = new Int32Array(2);
  let counter = 0;
  let spare = false;
  const nextUint32 = (): number => {
    if (spare) {
      spare = false;
      return words[1]! >>> 0;
    }
    words[0] = counter;
    words[1] = label;
    counter = (counter + 1) | 0;
    threefry(key0, key1, words);
    spare = true;
    return words[0] >>> 0;
  };
  const nextUniform = (): number => {
    const high = nextUint32() >>> 5;
    return (high * 67108864 + (nextUint32() >>> 6)) / 9007199254740992;
  };
  return {
    nextUint32,
    nextUniform,
    nextBelow(bound) {
      assertInteger('bound', bound, 1, 4294967296);
      // Draws past the last whole multiple of the bound would favour small results.
      const limit = 4294967296 - (4294967296 % bound);
      let draw = nextUint32();
      while (draw >= limit) draw = nextUint32();
      return draw % bound;
    },
    nextComplexGaussian(out) {
      const size = Math.sqrt(-log(1 - nextUniform()));
      const angle = nextUniform();
      out[0] = size * cosTurns(angle);
      out[1] = size * sinTurns(angle);
    },
  };
}
