import { createFieldReading } from '../field/field-reading.js';
import { cosTurns, sinTurns } from '../math/turns.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { distanceMetres } from '../spacetime/position.js';
import type { SamplingOptions } from './measurement.js';
import { arrivalWithGain, unitTone } from './unit-tone.js';

const FREQUENCY_HZ = 1e9;
const WINDOW_SECONDS = 1e-6;
/** All light cones have passed: the longest way is √3 km, 5.8 µs. */
const WINDOW_START_SECONDS = 1e-5;
const PLACE = { x: 0, y: 0, z: 0 };

/**
 * |S|² of N waves of unit amplitude here, emitted with random phases by emitters strewn over a cube of 1 km, superposed
 * and measured by lock-in: one value a trial. This is Rayleigh's random flight (1880). The places are drawn once, the
 * phases in each trial.
 */
export function randomPhasorPowers(emitters: number, options: SamplingOptions): Float64Array {
  const random = createUniformStream(options.seed);
  const kilometre = (): number => 1000 * random.nextUniform();
  const tone = unitTone(FREQUENCY_HZ, 1e-3);
  const arrivals = Array.from({ length: emitters }, () => {
    const metres = distanceMetres(PLACE, { x: kilometre(), y: kilometre(), z: kilometre() });
    const fading = { re: new Float64Array(1), im: new Float64Array(1) };
    return { ...arrivalWithGain(tone, 1, 0, metres / SPEED_OF_LIGHT), fading };
  });
  return Float64Array.from({ length: options.samples }, () => {
    for (const { fading } of arrivals) {
      const turns = random.nextUniform();
      fading.re[0] = cosTurns(turns);
      fading.im[0] = sinTurns(turns);
    }
    const reading = createFieldReading({
      arrivals,
      windowStartSeconds: WINDOW_START_SECONDS,
      durationSeconds: WINDOW_SECONDS,
    });
    const { re, im } = reading.integrate(FREQUENCY_HZ, 0, WINDOW_SECONDS);
    return re * re + im * im;
  });
}
