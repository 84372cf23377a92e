import { assertInteger, assertNotNegative } from '../math/assert.js';
import { highWord, lowWord } from '../math/double-bits.js';
import { log } from '../math/exponential.js';
import { cosTurns, sinTurns } from '../math/turns.js';
import { threefry } from './threefry.js';

/**
 * White Gaussian noise of one receiver in one window. `densityPerHz` is the one-sided spectral density N₀ of the field
 * in (V/m)²/Hz, see `fieldNoiseDensity`. `seed` names the draw: give each receiver and window its own.
 */
export interface NoiseModel {
  readonly seed: number;
  readonly densityPerHz: number;
  /** Bandwidth of the front end for instantaneous samples; white noise has none, so samples are noiseless without it. */
  readonly sampleBandwidthHz?: number;
}

/** The noise as the integrals of a window see it. */
export interface FieldNoise {
  /** Fixes the start and duration of the cells that follow. */
  openGate(startSeconds: number, durationSeconds: number): void;
  /** Writes the noise phasor of the open gate at one frequency: circular, E|n|² = 2N₀/duration. */
  phasor(frequencyHz: number, out: Float64Array): void;
  /** The noise of one instantaneous sample, variance N₀·bandwidth. */
  sample(timeSeconds: number): number;
}

/**
 * Each cell (frequency, start, duration) has its own draw from the seed and the bits of those three numbers, so that
 * reading twice gives the same and the order of reading doesn't matter. Cells are independent, which is exact for
 * white noise where they are disjoint in time or orthogonal in frequency; overlapping cells should be correlated and
 * aren't. The tail ends at 6.7 standard deviations (32-bit draws).
 */
export function createFieldNoise(model: NoiseModel): FieldNoise {
  assertInteger('noise.seed', model.seed, 0, Number.MAX_SAFE_INTEGER);
  assertNotNegative('noise.densityPerHz', model.densityPerHz);
  const sampleBandwidth = model.sampleBandwidthHz ?? 0;
  assertNotNegative('noise.sampleBandwidthHz', sampleBandwidth);
  const sampleDeviation = Math.sqrt(model.densityPerHz * sampleBandwidth);
  const words = new Int32Array(2);
  const pair = new Float64Array(2);
  const seedHigh = Math.floor(model.seed / 4294967296);
  const seedLow = model.seed | 0;
  let gate0 = 0;
  let gate1 = 0;
  let meanPower = 0;

  const absorb = (key0: number, key1: number, value: number): void => {
    words[0] = highWord(value + 0); // + 0 makes −0 and 0 one cell
    words[1] = lowWord(value + 0);
    threefry(key0, key1, words);
  };
  const gaussian = (out: Float64Array, power: number): void => {
    const size = Math.sqrt(-power * log(((words[0]! >>> 0) + 0.5) / 4294967296));
    const angle = (words[1]! >>> 0) / 4294967296;
    out[0] = size * cosTurns(angle);
    out[1] = size * sinTurns(angle);
  };
  return {
    openGate(startSeconds, durationSeconds) {
      absorb(seedHigh, seedLow, startSeconds);
      absorb(words[0]!, words[1]!, durationSeconds);
      gate0 = words[0]!;
      gate1 = words[1]!;
      meanPower = (2 * model.densityPerHz) / durationSeconds;
    },
    phasor(frequencyHz, out) {
      absorb(gate0, gate1, frequencyHz);
      gaussian(out, meanPower);
    },
    sample(timeSeconds) {
      if (sampleDeviation === 0) return 0;
      absorb(seedHigh ^ 0x5a17, seedLow, timeSeconds);
      gaussian(pair, 2);
      return sampleDeviation * pair[0]!;
    },
  };
}
