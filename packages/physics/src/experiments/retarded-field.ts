import { createField, measureFieldAt } from '../field/field.js';
import { magnitude } from '../field/phasor.js';
import { sphericalMedium } from '../media/spherical.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave } from '../waves/trust-wave.js';
import type { Measurement } from './measurement.js';

/**
 * A wave of 1 V/m at 1 m, seen r ≥ 1 metres away: the amplitude must be 1/r and the field exactly zero before r/c;
 * any leak through the light cone is added to the measured amplitude.
 */
export function retardedField(options: { readonly r: number }): Measurement {
  const frequencyHz = 1e9;
  const durationSeconds = 1e-6;
  const wave = createTrustWave({
    origin: { x: 0, y: 0, z: 0 },
    amplitude: 1,
    carriers: createCarriers([frequencyHz], [0.3]),
    durationSeconds,
  });
  const field = createField([wave], sphericalMedium());
  const here = { x: options.r, y: 0, z: 0 };
  const lightCone = options.r / SPEED_OF_LIGHT;
  let leak = 0;
  for (let k = 0; k < 100; k++) leak += Math.abs(field.at(here, lightCone * (k / 100)));
  const window = { startSeconds: lightCone, durationSeconds };
  const amplitude = magnitude(measureFieldAt(field, here, frequencyHz, window));
  const expected = 1 / options.r;
  return { expected, measured: amplitude + leak, tolerance: 1e-9 * expected, samples: 1 };
}
