import { magnitude } from '../field/phasor.js';
import { steadyPhasor } from '../field/steady-phasor.js';
import { sphericalMedium } from '../media/spherical.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import type { Measurement } from './measurement.js';

/** Metres, all of them. */
export interface YoungOptions {
  readonly wavelength: number;
  readonly separation: number;
  readonly distance: number;
}

/**
 * Young's two sources (1804): metres between the two minima next to the axis, on a line parallel to the sources. The
 * minima lie where the paths differ by λ/2, on a hyperbola; λL/d is only its paraxial limit.
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
  const medium = sphericalMedium({ nearFieldRadiusMetres: 1e-9 });
  const source = (x: number) => ({ origin: { x, y: 0, z: 0 }, amplitude: 1, phaseRadians: 0 });
  const sources = [source(-separation / 2), source(separation / 2)];
  const strength = (x: number): number =>
    magnitude(steadyPhasor(sources, medium, SPEED_OF_LIGHT / wavelength, { x, y: 0, z: distance }));
  // Walk off the axis until the field rises again, then close in on the minimum.
  const step = expected / 2000;
  let x = step;
  while (strength(x + step) < strength(x)) x += step;
  const measured = 2 * minimumOf(strength, x - step, x + step);
  return { expected, measured, tolerance: 0.002 * expected, samples: 1 };
}

/** Ternary search for the one minimum in an interval, down to the last bits that the values can tell apart. */
function minimumOf(f: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let k = 0; k < 80; k++) {
    const third = (high - low) / 3;
    if (f(low + third) < f(high - third)) high -= third;
    else low += third;
  }
  return 0.5 * (low + high);
}
