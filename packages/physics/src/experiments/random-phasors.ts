import { steadyPhasor, type SteadyEmitter } from '../field/steady-phasor.js';
import { TAU } from '../math/constants.js';
import { exponentialMedium } from '../media/exponential.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import type { SamplingOptions } from './measurement.js';

const FREQUENCY_HZ = 1e9;
const MEDIUM = exponentialMedium();
const PLACE = { x: 0, y: 0, z: 0 };

/**
 * |S|² of N steady emitters of unit amplitude, equal gains and random phases, strewn over a cube of 1 km: one value a
 * trial. This is Rayleigh's random flight (1880), summed by the field.
 */
export function randomPhasorPowers(emitters: number, options: SamplingOptions): Float64Array {
  const random = createUniformStream(options.seed);
  const powers = new Float64Array(options.samples);
  for (let trial = 0; trial < options.samples; trial++) {
    const sources: SteadyEmitter[] = [];
    for (let i = 0; i < emitters; i++) {
      const origin = {
        x: 1000 * random.nextUniform(),
        y: 1000 * random.nextUniform(),
        z: 1000 * random.nextUniform(),
      };
      sources.push({ origin, amplitude: 1, phaseRadians: TAU * random.nextUniform() });
    }
    const sum = steadyPhasor(sources, MEDIUM, FREQUENCY_HZ, PLACE);
    powers[trial] = sum.re * sum.re + sum.im * sum.im;
  }
  return powers;
}
