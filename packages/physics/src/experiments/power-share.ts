import type { Measurement, SamplingOptions } from './measurement.js';
import { superpositionError } from './looks.js';

const EMITTERS = 60;
const LOOKS = 64;

/**
 * The share of emitters from which liars beat the truth more often than not, when each is received with `gain` times
 * the power of an honest one: β* = 1/(1 + gain). Sixty emitters, 64 looks, Rayleigh; the numbers of liars around the
 * expected share are measured, and the crossing of one half is interpolated; a quarter of an emitter is allowed for that.
 */
export function attackThreshold(options: SamplingOptions & { readonly gain: number }): Measurement {
  if (!(options.gain > 0)) throw new RangeError(`gain must be above 0, got ${options.gain}`);
  const expected = 1 / (1 + options.gain);
  const winRate = (liars: number): number =>
    superpositionError({
      honest: EMITTERS - liars,
      liars,
      looks: LOOKS,
      fading: 'rayleigh',
      liarAmplitude: Math.sqrt(options.gain),
      samples: options.samples,
      seed: options.seed + liars,
    }).measured;
  // Bisection finds neighbours between which the liars' rate of winning crosses one half.
  let low = 0;
  let high = EMITTERS;
  let lowRate = 0;
  let highRate = 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    const rate = winRate(middle);
    if (rate < 0.5) {
      low = middle;
      lowRate = rate;
    } else {
      high = middle;
      highRate = rate;
    }
  }
  const crossing = low + (0.5 - lowRate) / (highRate - lowRate);
  // One more liar moves the logarithm of the power ratio, whose deviation is √(2/K), by 1/m + 1/(N − m).
  const m = expected * EMITTERS;
  const slope = (0.3989422804014327 / Math.sqrt(2 / LOOKS)) * (1 / m + 1 / (EMITTERS - m));
  const tolerance = ((3.3 * 0.5) / Math.sqrt(options.samples) / slope + 0.25) / EMITTERS;
  return { expected, measured: crossing / EMITTERS, tolerance, samples: options.samples };
}
