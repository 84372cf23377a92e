import { assertFinite } from '../math/assert.js';
import { createFieldNoise, type NoiseModel } from '../noise/field-noise.js';
import { createGateNoise } from '../noise/gate-noise.js';
import { indexArrivals } from './arrival-index.js';
import type { Arrival } from './arrival.js';
import { sampleArrivals } from './field-sample.js';
import { createGridLockIn } from './grid-lock-in.js';
import type { Phasor } from './phasor.js';

/**
 * All that a receiver may know of the field: its samples and its exact integrals in one window. No wave, no sender, no
 * payload. Times are seconds since the window's start; asking outside the window throws.
 */
export interface FieldReading {
  readonly durationSeconds: number;
  /** The field at one instant, in V/m. */
  sample(timeSeconds: number): number;
  /**
   * (2/duration)·∫ E(t)·e^{−2πift} dt over the gate, in V/m: a steady tone of amplitude A and phase φ at the window's
   * start gives A·e^{iφ}. Noise adds a circular Gaussian with E|n|² = 2N₀/duration.
   */
  integrate(frequencyHz: number, startSeconds: number, durationSeconds: number): Phasor;
  /** The same for many frequencies at once, into `outRe` and `outIm` (one entry a frequency); allocates nothing. */
  integrateMany(
    frequenciesHz: Float64Array,
    startSeconds: number,
    durationSeconds: number,
    outRe: Float64Array,
    outIm: Float64Array,
  ): void;
}

/** What a window holds: the waves that arrive there, when it opens (in the waves' time), and its noise. */
export interface FieldReadingInput {
  readonly arrivals: readonly Arrival[];
  readonly windowStartSeconds?: number;
  readonly durationSeconds: number;
  readonly noise?: NoiseModel;
}

/**
 * Superposes the arrivals of one place into what a receiver there may read. Arrivals are copied, not kept.
 * Throws a RangeError for a window of no length; what it returns does for samples and integrals outside of the window.
 */
export function createFieldReading(input: FieldReadingInput): FieldReading {
  const windowSeconds = input.durationSeconds;
  const windowStart = input.windowStartSeconds ?? 0;
  assertFinite('windowStartSeconds', windowStart);
  if (!(windowSeconds > 0)) throw new RangeError(`durationSeconds must be above 0, got ${windowSeconds}`);
  const index = indexArrivals(input.arrivals, windowStart, windowSeconds);
  const lockIn = createGridLockIn(index);
  const noise = input.noise === undefined ? undefined : createFieldNoise(input.noise);
  const gateNoise = input.noise === undefined ? undefined : createGateNoise(input.noise);
  const slack = 1e-9 * windowSeconds; // slots are sums of rounded seconds

  const integrateMany: FieldReading['integrateMany'] = (frequenciesHz, start, duration, outRe, outIm) => {
    if (!(duration > 0) || !(start >= -slack) || !(start + duration <= windowSeconds + slack)) {
      throw new RangeError(
        `a gate must lie in the window of ${windowSeconds} s, got ${start} s for ${duration} s`,
      );
    }
    outRe.fill(0, 0, frequenciesHz.length);
    outIm.fill(0, 0, frequenciesHz.length);
    lockIn(frequenciesHz, start, duration, outRe, outIm);
    gateNoise?.(frequenciesHz, start, duration, outRe, outIm);
  };

  return {
    durationSeconds: windowSeconds,
    integrateMany,
    integrate(frequencyHz, startSeconds, durationSeconds) {
      const re = new Float64Array(1);
      const im = new Float64Array(1);
      integrateMany(Float64Array.of(frequencyHz), startSeconds, durationSeconds, re, im);
      return { re: re[0]!, im: im[0]! };
    },
    sample(timeSeconds) {
      if (!(timeSeconds >= -slack && timeSeconds <= windowSeconds + slack)) {
        throw new RangeError(`a sample must lie in the window of ${windowSeconds} s, got ${timeSeconds} s`);
      }
      const field = sampleArrivals(index, timeSeconds);
      return noise === undefined ? field : field + noise.sample(timeSeconds);
    },
  };
}
