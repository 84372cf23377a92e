import { magnitude } from '../field/phasor.js';
import { standingWaveRatio, steadyPhasor } from '../field/steady-phasor.js';
import { exponentialMedium } from '../media/exponential.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import type { Measurement } from './measurement.js';

const WAVELENGTH_METRES = 0.5;

/**
 * Two opposite plane waves: the ratio of the largest to the smallest amplitude along the line between their emitters.
 * The amplitudes must differ, else the ratio is infinite.
 */
export function standingWave(options: {
  readonly amplitude1: number;
  readonly amplitude2: number;
}): Measurement {
  const expected = standingWaveRatio(options.amplitude1, options.amplitude2);
  if (!(expected >= 1 && expected < Infinity)) {
    throw new RangeError('a standing wave ratio needs two different amplitudes that are not negative');
  }
  const strength = standingAmplitude(options.amplitude1, options.amplitude2);
  let greatest = 0;
  let least = Infinity;
  for (let k = 0; k < 4000; k++) {
    const value = strength((k / 4000) * WAVELENGTH_METRES);
    greatest = Math.max(greatest, value);
    least = Math.min(least, value);
  }
  return { expected, measured: greatest / least, tolerance: 1e-4 * expected * expected, samples: 1 };
}

/** Metres between neighbouring nodes of two equal opposite waves: λ/2. */
export function nodeSpacing(): Measurement {
  const strength = standingAmplitude(1, 1);
  const nodes: number[] = [];
  const step = WAVELENGTH_METRES / 4000;
  for (let k = 1; nodes.length < 2; k++) {
    const value = strength(k * step);
    if (value < strength((k - 1) * step) && value <= strength((k + 1) * step)) nodes.push(k * step);
  }
  return {
    expected: WAVELENGTH_METRES / 2,
    measured: nodes[1]! - nodes[0]!,
    tolerance: 2 * step,
    samples: 1,
  };
}

/** The amplitude at x between an emitter far to the left and one far to the right, in a medium without spreading. */
function standingAmplitude(amplitude1: number, amplitude2: number): (x: number) => number {
  const emitters = [
    { origin: { x: -100, y: 0, z: 0 }, amplitude: amplitude1, phaseRadians: 0.4 },
    { origin: { x: 100, y: 0, z: 0 }, amplitude: amplitude2, phaseRadians: 1.9 },
  ];
  const medium = exponentialMedium();
  return (x) =>
    magnitude(steadyPhasor(emitters, medium, SPEED_OF_LIGHT / WAVELENGTH_METRES, { x, y: 0, z: 0 }));
}
