import { createFieldReading } from '../field/field-reading.js';
import { magnitude } from '../field/phasor.js';
import { assertPositive } from '../math/assert.js';
import { minimumOf } from './extremum.js';
import type { Measurement } from './measurement.js';
import { arrivalWithGain, unitTone } from './unit-tone.js';

const LOW_HZ = 1e9;

/**
 * How far apart tones must be for one not to be heard on the other over a window of T seconds: 1/T, so that a band B
 * has BT of them (Gabor 1946). A tone is emitted, a lock-in is tuned away from it until it hears nothing; Hz. The
 * window is rounded to whole cycles of the tone.
 */
export function toneResolution(options: { readonly windowSeconds: number }): Measurement {
  assertPositive('windowSeconds', options.windowSeconds);
  const windowSeconds = Math.max(1000, Math.round(LOW_HZ * options.windowSeconds)) / LOW_HZ;
  const arrivals = [arrivalWithGain(unitTone(LOW_HZ, windowSeconds), 1, 0)];
  const reading = createFieldReading({ arrivals, durationSeconds: windowSeconds });
  const heard = (offsetHz: number): number =>
    magnitude(reading.integrate(LOW_HZ + offsetHz, 0, windowSeconds));
  const expected = 1 / windowSeconds;
  const step = expected / 100;
  let offset = step;
  while (heard(offset + step) < heard(offset)) offset += step;
  // The counter-rotating half of the tone is 1/(4π·f·T) of it, and moves the zero by about as much.
  const tolerance = (expected * 0.2) / (LOW_HZ * windowSeconds);
  return { expected, measured: minimumOf(heard, offset - step, offset + step), tolerance, samples: 1 };
}
