import { highWord, lowWord } from '../math/double-bits.js';
import { log } from '../math/exponential.js';
import { assertInteger, assertNotNegative } from '../math/assert.js';
import { sharedAngles } from '../kernels/angles.js';
import { CAPACITY } from '../kernels/layout.js';
import type { NoiseModel } from './field-noise.js';
import { threefry } from './threefry.js';

/**
 * Adds the noise of one gate to the phasors at many frequencies, (re, im) one entry a frequency: the same bits as
 * `openGate` and `phasor` of `createFieldNoise`, which stays the reference, without a call and an array a cell.
 */
export type GateNoise = (
  frequenciesHz: Float64Array,
  startSeconds: number,
  durationSeconds: number,
  outRe: Float64Array,
  outIm: Float64Array,
) => void;

const PARITY = 0x1bd11bda;

/** The gates' noise under a model; see `NoiseModel`. */
export function createGateNoise(model: NoiseModel): GateNoise {
  assertInteger('noise.seed', model.seed, 0, Number.MAX_SAFE_INTEGER);
  assertNotNegative('noise.densityPerHz', model.densityPerHz);
  const words = new Int32Array(2);
  let sizes = new Float64Array(0);
  const seedHigh = Math.floor(model.seed / 4294967296);
  const seedLow = model.seed | 0;
  return (frequenciesHz, startSeconds, durationSeconds, outRe, outIm) => {
    words[0] = highWord(startSeconds + 0);
    words[1] = lowWord(startSeconds + 0);
    threefry(seedHigh, seedLow, words);
    const key0 = words[0];
    const key1 = words[1];
    words[0] = highWord(durationSeconds + 0);
    words[1] = lowWord(durationSeconds + 0);
    threefry(key0, key1, words);
    const meanPower = (2 * model.densityPerHz) / durationSeconds;
    const angles = sharedAngles();
    for (let from = 0; from < frequenciesHz.length; from += CAPACITY.angles) {
      const count = Math.min(CAPACITY.angles, frequenciesHz.length - from);
      if (sizes.length < count) sizes = new Float64Array(count);
      drawCells(words[0], words[1], frequenciesHz, from, count, meanPower, sizes, angles.turns);
      angles.evaluate(count);
      for (let k = 0; k < count; k++) {
        outRe[from + k] = outRe[from + k]! + sizes[k]! * angles.cosines[k]!;
        outIm[from + k] = outIm[from + k]! + sizes[k]! * angles.sines[k]!;
      }
    }
  };
}

/** One cell a frequency, as a size and an angle in turns: Threefry-2x32-20 unrolled over its words, then Box and Muller. */
function drawCells(
  key0: number,
  key1: number,
  frequenciesHz: Float64Array,
  from: number,
  count: number,
  meanPower: number,
  sizes: Float64Array,
  turns: Float64Array,
): void {
  const key2 = key0 ^ key1 ^ PARITY;
  for (let k = 0; k < count; k++) {
    const frequency = frequenciesHz[from + k]! + 0;
    let a = (highWord(frequency) + key0) | 0;
    let b = (lowWord(frequency) + key1) | 0;
    for (let block = 0; block < 5; block++) {
      if ((block & 1) === 0) {
        a = (a + b) | 0;
        b = ((b << 13) | (b >>> 19)) ^ a;
        a = (a + b) | 0;
        b = ((b << 15) | (b >>> 17)) ^ a;
        a = (a + b) | 0;
        b = ((b << 26) | (b >>> 6)) ^ a;
        a = (a + b) | 0;
        b = ((b << 6) | (b >>> 26)) ^ a;
      } else {
        a = (a + b) | 0;
        b = ((b << 17) | (b >>> 15)) ^ a;
        a = (a + b) | 0;
        b = ((b << 29) | (b >>> 3)) ^ a;
        a = (a + b) | 0;
        b = ((b << 16) | (b >>> 16)) ^ a;
        a = (a + b) | 0;
        b = ((b << 24) | (b >>> 8)) ^ a;
      }
      const phase = block % 3;
      a = (a + (phase === 0 ? key1 : phase === 1 ? key2 : key0)) | 0;
      b = (b + (phase === 0 ? key2 : phase === 1 ? key0 : key1) + block + 1) | 0;
    }
    sizes[k] = Math.sqrt(-meanPower * log(((a >>> 0) + 0.5) / 4294967296));
    turns[k] = (b >>> 0) / 4294967296;
  }
}
