import { createFieldReading } from '../field/field-reading.js';
import { cos, cosTurns, log10, PI, sinTurns } from '../math/pinned.js';
import type { Measurement } from './measurement.js';
import { arrivalWithGain, unitTone } from './unit-tone.js';

const FREQUENCY_HZ = 1e9;
const WINDOW_SECONDS = 1e-6;

/**
 * A tone and its antiphase copy, wrong by an angle: what is left, in decibels of the tone's power, is
 * 10·log₁₀(2 − 2·cos φ). Ten degrees leave −15.17 dB; beyond 60° cancelling makes it louder.
 */
export function cancellationResidual(options: { readonly phaseDegrees: number }): Measurement {
  if (!(options.phaseDegrees > 0))
    throw new RangeError('phaseDegrees must be above 0: a perfect copy leaves nothing, -Infinity dB');
  const turns = 0.5 + options.phaseDegrees / 360;
  const tone = unitTone(FREQUENCY_HZ, WINDOW_SECONDS);
  const arrivals = [arrivalWithGain(tone, 1, 0), arrivalWithGain(tone, cosTurns(turns), sinTurns(turns))];
  const reading = createFieldReading({ arrivals, durationSeconds: WINDOW_SECONDS });
  const left = reading.integrate(FREQUENCY_HZ, 0, WINDOW_SECONDS);
  const measured = 10 * log10(left.re * left.re + left.im * left.im);
  const expected = 10 * log10(2 - 2 * cos((PI / 180) * options.phaseDegrees));
  return { expected, measured, tolerance: 1e-6, samples: 1 };
}
