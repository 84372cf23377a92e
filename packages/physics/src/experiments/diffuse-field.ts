import { steadyPhasor, type SteadyEmitter } from '../field/steady-phasor.js';
import { exponentialMedium } from '../media/exponential.js';
import { TAU } from '../math/constants.js';
import { cosTurns, sinTurns } from '../math/turns.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import type { Measurement, SamplingOptions } from './measurement.js';

const EMITTERS = 16;
const FAR_METRES = 1e6;
const FREQUENCY_HZ = SPEED_OF_LIGHT; // one metre of wavelength

/**
 * A diffuse field, plane waves from everywhere with random phases: the correlation of the field at two points d
 * wavelengths apart is sin(kd)/(kd) (Cook et al., J. Acoust. Soc. Am. 27, 1955).
 */
export function diffuseCorrelation(options: SamplingOptions & { readonly distance: number }): Measurement {
  if (!(options.distance >= 0)) throw new RangeError(`distance must be at least 0, got ${options.distance}`);
  const random = createUniformStream(options.seed);
  const medium = exponentialMedium();
  let product = 0;
  let power = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    const emitters: SteadyEmitter[] = [];
    for (let i = 0; i < EMITTERS; i++) {
      // Archimedes: a uniform height and a uniform longitude are a uniform direction.
      const z = 2 * random.nextUniform() - 1;
      const rho = FAR_METRES * Math.sqrt(1 - z * z);
      const longitude = random.nextUniform();
      const origin = { x: rho * cosTurns(longitude), y: rho * sinTurns(longitude), z: FAR_METRES * z };
      emitters.push({ origin, amplitude: 1, phaseRadians: TAU * random.nextUniform() });
    }
    const a = steadyPhasor(emitters, medium, FREQUENCY_HZ, { x: 0, y: 0, z: 0 });
    const b = steadyPhasor(emitters, medium, FREQUENCY_HZ, { x: 0, y: 0, z: options.distance });
    product += a.re * b.re + a.im * b.im;
    power += 0.5 * (a.re * a.re + a.im * a.im + b.re * b.re + b.im * b.im);
  }
  const kd = TAU * options.distance;
  const expected = options.distance === 0 ? 1 : sinTurns(options.distance) / kd;
  return {
    expected,
    measured: product / power,
    tolerance: 3.3 / Math.sqrt(options.samples),
    samples: options.samples,
  };
}
