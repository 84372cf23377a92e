import { exp } from '../math/exponential.js';
import { assertNotNegative, assertPositive } from '../math/assert.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { distanceMetres } from '../spacetime/position.js';
import type { Medium, MediumOptions } from './medium.js';

/** Options of the spherical medium. */
export interface SphericalOptions extends MediumOptions {
  /** Nearer than this the field grows no more: 1/r is a law of the far field. Default 1 m. */
  readonly nearFieldRadiusMetres?: number;
}

/**
 * Free space: e^{−αr}/max(r, clamp), the 3-D retarded solution of the wave equation (Jackson, §6.4) with a loss. A
 * wave of amplitude A, whose field at 1 m is A, has source strength 4πA. Throws a RangeError for a loss or temperature
 * below 0, and for a radius or speed that isn't above.
 */
export function sphericalMedium(options: SphericalOptions = {}): Medium {
  const clamp = options.nearFieldRadiusMetres ?? 1;
  const alpha = options.attenuationPerMetre ?? 0;
  const speed = options.speedMetresPerSecond ?? SPEED_OF_LIGHT;
  const temperature = options.noiseTemperatureKelvin ?? 290;
  assertPositive('nearFieldRadiusMetres', clamp);
  assertNotNegative('attenuationPerMetre', alpha);
  assertPositive('speedMetresPerSecond', speed);
  assertNotNegative('noiseTemperatureKelvin', temperature);
  return {
    name: 'spherical',
    speedMetresPerSecond: speed,
    attenuationPerMetre: alpha,
    noiseTemperatureKelvin: temperature,
    // e^0 is exactly 1.
    amplitudeAt:
      alpha === 0
        ? (distance) => 1 / Math.max(distance, clamp)
        : (distance) => exp(-alpha * distance) / Math.max(distance, clamp),
    pathLength: options.pathLength ?? distanceMetres,
  };
}
