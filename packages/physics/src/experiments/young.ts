import { createField, measureFieldAt } from '../field/field.js';
import { magnitude } from '../field/phasor.js';
import { sphericalMedium } from '../media/spherical.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave } from '../waves/trust-wave.js';
import { minimumOf } from './extremum.js';
import type { Measurement } from './measurement.js';

/** Metres, all of them. */
export interface YoungOptions {
  readonly wavelength: number;
  readonly separation: number;
  readonly distance: number;
}

/** Cycles of a measurement; whole ones, so that the counter-rotating term vanishes. */
const CYCLES = 64;

/**
 * Young's two sources (1804): metres between the two minima next to the axis, on a line parallel to the sources. The
 * minima lie where the paths differ by λ/2, on a hyperbola; λL/d is only its paraxial limit. Two waves are emitted in
 * step, superposed along the line, and measured by lock-in once both are there.
 */
export function youngMinima(options: YoungOptions): Measurement {
  const { wavelength, separation, distance } = options;
  const a = wavelength / 4;
  const bSquare = (separation * separation) / 4 - a * a;
  if (!(a > 0 && bSquare > 0 && distance > 0)) {
    throw new RangeError(
      'there are minima only if the separation is above half a wavelength and the distance above 0',
    );
  }
  const expected = 2 * a * Math.sqrt(1 + (distance * distance) / bSquare);
  const strength = strengthOnScreen(options, expected);
  // Walk off the axis until the field rises again, then close in on the minimum.
  const step = expected / 2000;
  let x = step;
  while (strength(x + step) < strength(x)) x += step;
  const measured = 2 * minimumOf(strength, x - step, x + step);
  return { expected, measured, tolerance: 0.002 * expected, samples: 1 };
}

/** The amplitude at x on the screen, good out to `reach` metres. */
function strengthOnScreen(
  { wavelength, separation, distance }: YoungOptions,
  reach: number,
): (x: number) => number {
  const frequencyHz = SPEED_OF_LIGHT / wavelength;
  const window = {
    startSeconds: (separation + distance + reach) / SPEED_OF_LIGHT,
    durationSeconds: CYCLES / frequencyHz,
  };
  const source = (x: number) =>
    createTrustWave({
      origin: { x, y: 0, z: 0 },
      amplitude: 1,
      carriers: createCarriers([frequencyHz]),
      durationSeconds: 2 * (window.startSeconds + window.durationSeconds),
    });
  const medium = sphericalMedium({ nearFieldRadiusMetres: 1e-9 });
  const field = createField([source(-separation / 2), source(separation / 2)], medium);
  return (x) => magnitude(measureFieldAt(field, { x, y: 0, z: distance }, frequencyHz, window));
}
