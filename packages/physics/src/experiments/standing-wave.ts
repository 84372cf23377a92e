import { createField, measureFieldAt } from '../field/field.js';
import { magnitude } from '../field/phasor.js';
import { standingWaveRatio } from '../field/steady-phasor.js';
import { exponentialMedium } from '../media/exponential.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave } from '../waves/trust-wave.js';
import { minimumOf } from './extremum.js';
import type { Measurement } from './measurement.js';

const WAVELENGTH_METRES = 0.5;
const FREQUENCY_HZ = SPEED_OF_LIGHT / WAVELENGTH_METRES;
/** The emitters' distance from the middle, m. */
const FAR_METRES = 100;
/** Steps over half a wavelength in which extremes are looked for. */
const STEPS = 200;

/**
 * Two opposite plane waves: the ratio of the largest to the smallest amplitude along the line between their emitters,
 * as travelling waves that meet there and are measured by lock-in. The amplitudes must differ, else the ratio is
 * infinite.
 */
export function standingWave(options: {
  readonly amplitude1: number;
  readonly amplitude2: number;
}): Measurement {
  const expected = standingWaveRatio(options.amplitude1, options.amplitude2);
  if (!(expected >= 1 && expected < Infinity)) {
    throw new RangeError('a standing wave ratio needs two different amplitudes that are not negative');
  }
  const strength = standingAmplitude(options.amplitude1, options.amplitude2);
  const greatest = strength(lowestNear((x) => -strength(x)));
  const least = strength(lowestNear(strength));
  // The smallest amplitude is a difference of the two: its rounding grows with the ratio.
  return { expected, measured: greatest / least, tolerance: 1e-9 * expected * expected, samples: 1 };
}

/** Metres between neighbouring nodes of two equal opposite waves: λ/2. */
export function nodeSpacing(): Measurement {
  const strength = standingAmplitude(1, 1);
  const first = lowestNear(strength);
  const second = lowestNear(strength, first + WAVELENGTH_METRES / 8);
  return { expected: WAVELENGTH_METRES / 2, measured: second - first, tolerance: 1e-9, samples: 1 };
}

/** The first minimum of a function of period λ/2 at or beyond `from`. */
function lowestNear(f: (x: number) => number, from = 0): number {
  const step = WAVELENGTH_METRES / 2 / STEPS;
  let x = from + step;
  while (!(f(x) <= f(x - step) && f(x) <= f(x + step))) x += step;
  return minimumOf(f, x - step, x + step);
}

/** The amplitude at x between an emitter far to the left and one far to the right, in a medium without spreading. */
function standingAmplitude(amplitude1: number, amplitude2: number): (x: number) => number {
  const window = { startSeconds: (4 * FAR_METRES) / SPEED_OF_LIGHT, durationSeconds: 64 / FREQUENCY_HZ };
  const emitter = (x: number, amplitude: number, phaseRadians: number) =>
    createTrustWave({
      origin: { x, y: 0, z: 0 },
      amplitude,
      carriers: createCarriers([FREQUENCY_HZ], [phaseRadians]),
      durationSeconds: 1e-3,
    });
  const waves = [emitter(-FAR_METRES, amplitude1, 0.4), emitter(FAR_METRES, amplitude2, 1.9)];
  const field = createField(waves, exponentialMedium());
  return (x) => magnitude(measureFieldAt(field, { x, y: 0, z: 0 }, FREQUENCY_HZ, window));
}
