import { createFieldReading } from '../field/field-reading.js';
import type { Phasor } from '../field/phasor.js';
import { TAU } from '../math/constants.js';
import { cosTurns, sinTurns } from '../math/turns.js';
import { createUniformStream, type UniformStream } from '../noise/uniform-stream.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import type { Measurement, SamplingOptions } from './measurement.js';
import { arrivalWithGain, unitTone } from './unit-tone.js';

const WAVES = 16;
const FREQUENCY_HZ = SPEED_OF_LIGHT; // one metre of wavelength
const WINDOW_SECONDS = 64 / FREQUENCY_HZ;
/** The window opens once all plane waves are there: the farthest point is 100 m off. */
const OPENS_SECONDS = 1e-6;

/**
 * A diffuse field, plane waves from everywhere with random phases: the correlation of the field at two points d
 * wavelengths apart is sin(kd)/(kd) (Cook et al., J. Acoust. Soc. Am. 27, 1955). Each wave arrives at the second point
 * earlier or later by d·cos θ/c; both points are measured by lock-in in the same window.
 */
export function diffuseCorrelation(options: SamplingOptions & { readonly distance: number }): Measurement {
  const { distance, samples } = options;
  if (!(distance >= 0 && distance <= 100))
    throw new RangeError(`distance must lie in [0, 100], got ${distance}`);
  const random = createUniformStream(options.seed);
  let product = 0;
  let power = 0;
  for (let trial = 0; trial < samples; trial++) {
    const [a, b] = diffusePair(random, distance);
    product += a.re * b.re + a.im * b.im;
    power += 0.5 * (a.re * a.re + a.im * a.im + b.re * b.re + b.im * b.im);
  }
  const expected = sinc(TAU * distance);
  return {
    expected,
    measured: product / power,
    tolerance: 3.3 * Math.sqrt(varianceOfOne(distance) / samples) + 1e-12,
    samples,
  };
}

/** The phasors of one draw of the field at two points. */
function diffusePair(random: UniformStream, distance: number): readonly [Phasor, Phasor] {
  const tone = unitTone(FREQUENCY_HZ, 1e-3);
  const draws = Array.from({ length: WAVES }, () => ({
    // Archimedes: a uniform height on the sphere is a uniform direction; only it matters along the line of the points.
    cosine: 2 * random.nextUniform() - 1,
    turns: random.nextUniform(),
  }));
  const phasorAt = (metres: number): Phasor => {
    const arrivals = draws.map(({ cosine, turns }) =>
      arrivalWithGain(tone, cosTurns(turns), sinTurns(turns), (-metres * cosine) / SPEED_OF_LIGHT),
    );
    const reading = createFieldReading({
      arrivals,
      windowStartSeconds: OPENS_SECONDS,
      durationSeconds: WINDOW_SECONDS,
    });
    return reading.integrate(FREQUENCY_HZ, 0, WINDOW_SECONDS);
  };
  return [phasorAt(0), phasorAt(distance)];
}

/**
 * The variance of one draw's part in the ratio: ½(1 − ρ²)² for circular Gaussian fields (delta method), plus, since
 * there are only so many waves, that of the mean of cos(kd·cos θ) over them.
 */
function varianceOfOne(distance: number): number {
  const rho = sinc(TAU * distance);
  const spread = 0.5 * (1 + sinc(2 * TAU * distance)) - rho * rho;
  return 0.5 * (1 - rho * rho) * (1 - rho * rho) + spread / WAVES;
}

function sinc(x: number): number {
  return x === 0 ? 1 : sinTurns(x / TAU) / x;
}
