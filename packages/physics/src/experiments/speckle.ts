import { exp } from '../math/exponential.js';
import { PI } from '../math/constants.js';
import { proportion, type Measurement, type SamplingOptions } from './measurement.js';
import { randomPhasorPowers } from './random-phasors.js';

/** Experiments with N random phasors. */
export interface PhasorOptions extends SamplingOptions {
  readonly emitters: number;
}

/** Mean power of N incoherent emitters: N. Tolerance 1 %, or 3.3 standard errors if those are more. */
export function incoherentPower(options: PhasorOptions): Measurement {
  const powers = randomPhasorPowers(options.emitters, options);
  const expected = options.emitters;
  const tolerance = Math.max(0.01, 3.3 * Math.sqrt((1 - 1 / expected) / options.samples)) * expected;
  return { expected, measured: mean(powers), tolerance, samples: options.samples };
}

/** Mean |S| of N random phasors: √(πN)/2 for large N, where its variance is N(1 − π/4); the next term is 1/(16N) of it. */
export function meanPhasorLength(options: PhasorOptions): Measurement {
  const lengths = randomPhasorPowers(options.emitters, options).map((power) => Math.sqrt(power));
  const n = options.emitters;
  const expected = Math.sqrt(PI * n) / 2;
  const tolerance = 3.3 * Math.sqrt((n * (1 - PI / 4)) / options.samples) + expected / (8 * n);
  return { expected, measured: mean(lengths), tolerance, samples: options.samples };
}

/** P(|S|²/N > x) → e^{−x} for large N (Goodman, Speckle Phenomena in Optics, §3.2); x defaults to 1. */
export function speckleTail(options: PhasorOptions & { readonly x?: number }): Measurement {
  const x = options.x ?? 1;
  const powers = randomPhasorPowers(options.emitters, options);
  const hits = powers.filter((power) => power > x * options.emitters).length;
  const limit = proportion(exp(-x), hits, options.samples);
  // The exponential law is the limit of large N. In Laguerre polynomials its next term is e^{−x}(x − x²/2)/(2N), and
  // those of 1/N² stay below e^{−x}/N² for x up to 2.
  const n = options.emitters;
  const next = exp(-x) * (Math.abs(x - 0.5 * x * x) / (2 * n) + 1 / (n * n));
  return { ...limit, tolerance: limit.tolerance + next };
}

/** Speckle contrast, standard deviation over mean of the power: exactly √(1 − 1/N). */
export function speckleContrast(options: PhasorOptions): Measurement {
  const powers = randomPhasorPowers(options.emitters, options);
  const average = mean(powers);
  const variance = mean(powers.map((power) => (power - average) * (power - average)));
  const expected = Math.sqrt(1 - 1 / options.emitters);
  const tolerance = 3.3 * Math.sqrt(2 / options.samples);
  return { expected, measured: Math.sqrt(variance) / average, tolerance, samples: options.samples };
}

/** Kluyver 1906: P(|S_N| < 1) = 1/(N + 1) for N ≥ 2. */
export function kluyverProbability(options: PhasorOptions): Measurement {
  const powers = randomPhasorPowers(options.emitters, options);
  const hits = powers.filter((power) => power < 1).length;
  return proportion(1 / (options.emitters + 1), hits, options.samples);
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
