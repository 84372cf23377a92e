import { assertFinite, assertNotNegative } from '../math/assert.js';
import { createWienerPath } from '../noise/wiener-path.js';

/** How an oscillator errs. */
export interface OscillatorOptions {
  readonly seed: number;
  /** y₀: its constant error of frequency as a fraction of it, above −1. Default 0. */
  readonly frequencyError?: number;
  /**
   * σ_y(1 s): Allan deviation over one second of white frequency noise, so that σ_y(τ) = σ_y(1 s)/√τ and the time
   * error is a random walk of deviation σ_y(1 s)·√τ seconds (Allan 1966; IEEE Std 1139). A quartz has about 1e-9 … 1e-11,
   * a rubidium clock 1e-11, a caesium clock 1e-12. Default 0.
   */
  readonly allanDeviation?: number;
  /** How long it runs, s; and below which it doesn't wander, s. */
  readonly spanSeconds: number;
  readonly resolutionSeconds?: number;
}

/** An oscillator: how far it is ahead of true time, in seconds, at a true time. All carriers made from it share this. */
export type Oscillator = (seconds: number) => number;

/**
 * An oscillator of stated stability: time error y₀·t + a random walk, 0 at t = 0. Reproducible, readable in any order.
 * Throws a RangeError for a frequency error of −1 or less and a negative deviation.
 */
export function createOscillator(options: OscillatorOptions): Oscillator {
  const frequencyError = options.frequencyError ?? 0;
  const allanDeviation = options.allanDeviation ?? 0;
  assertFinite('frequencyError', frequencyError);
  if (!(frequencyError > -1)) throw new RangeError(`frequencyError must be above -1, got ${frequencyError}`);
  assertNotNegative('allanDeviation', allanDeviation);
  const { seed, spanSeconds, resolutionSeconds } = options;
  const walk = createWienerPath({
    seed,
    spanSeconds,
    deviationPerRootSecond: allanDeviation,
    ...(resolutionSeconds === undefined ? {} : { resolutionSeconds }),
  });
  return (seconds) => frequencyError * seconds + walk(seconds);
}
