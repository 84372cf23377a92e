import { createField } from '../field/field.js';
import { sphericalMedium } from '../media/spherical.js';
import { PI } from '../math/constants.js';
import { EARTH_RADIUS_METRES, FIBRE_REFRACTIVE_INDEX, SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { greatCircleMetres } from '../spacetime/great-circle.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave } from '../waves/trust-wave.js';
import type { Measurement } from './measurement.js';

/**
 * Seconds that a wave takes to the antipode along the ground, at c or in fibre, 66.76 ms and 98.0 ms: a wave is emitted
 * at t = 0, and the field at the antipode is asked when it stops being exactly zero.
 */
export function antipodeDelay(options: { readonly way: 'radio' | 'fibre' }): Measurement {
  const speed = options.way === 'radio' ? SPEED_OF_LIGHT : SPEED_OF_LIGHT / FIBRE_REFRACTIVE_INDEX;
  const medium = sphericalMedium({ speedMetresPerSecond: speed, pathLength: greatCircleMetres });
  const origin = { x: EARTH_RADIUS_METRES, y: 0, z: 0 };
  const antipode = { x: -EARTH_RADIUS_METRES, y: 0, z: 0 };
  const wave = createTrustWave({ origin, amplitude: 1, carriers: createCarriers([1e6]), durationSeconds: 1 });
  const field = createField([wave], medium);
  let silent = 0;
  let heard = 0.5;
  while (heard - silent > 1e-15) {
    const middle = 0.5 * (silent + heard);
    if (field.at(antipode, middle) === 0) silent = middle;
    else heard = middle;
  }
  return { expected: (PI * EARTH_RADIUS_METRES) / speed, measured: heard, tolerance: 1e-9, samples: 1 };
}
