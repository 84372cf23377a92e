import { assertNotNegative, assertPositive } from '../math/assert.js';
import { exp } from '../math/exponential.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { distanceMetres } from '../spacetime/position.js';
import type { Medium, MediumOptions } from './medium.js';

/**
 * e^{−λr} without 1/r, the law of DMCT's published field Ψ(r, t) = Σ Tᵢ e^{−λ|r−rᵢ|} cos(ω(t − tᵢ) − k|r − rᵢ|). With
 * λ = 0 it is the plane wave. It conserves no energy in three dimensions: a model, not free space. Default λ is 0.
 * Throws a RangeError for a loss or temperature below 0 and for a speed that isn't above.
 */
export function exponentialMedium(options: MediumOptions = {}): Medium {
  const lambda = options.attenuationPerMetre ?? 0;
  const speed = options.speedMetresPerSecond ?? SPEED_OF_LIGHT;
  const temperature = options.noiseTemperatureKelvin ?? 290;
  assertNotNegative('attenuationPerMetre', lambda);
  assertPositive('speedMetresPerSecond', speed);
  assertNotNegative('noiseTemperatureKelvin', temperature);
  return {
    name: 'exponential',
    speedMetresPerSecond: speed,
    attenuationPerMetre: lambda,
    noiseTemperatureKelvin: temperature,
    amplitudeAt: (distance) => exp(-lambda * distance),
    pathLength: options.pathLength ?? distanceMetres,
  };
}
