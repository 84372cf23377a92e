import { createMovingField } from '../field/moving-field.js';
import { sphericalMedium } from '../media/spherical.js';
import { lorentzGamma } from '../spacetime/boost.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { atRest } from '../spacetime/uniform-motion.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave } from '../waves/trust-wave.js';
import { countedFrequency } from './counted-frequency.js';
import type { Measurement } from './measurement.js';

const FREQUENCY_HZ = 1e9;
const WINDOW_SECONDS = 1e-4;
/** Half a minute of light: near enough for exact times, far enough for the source to stay in its direction. */
const FAR_SECONDS = 30;
const FAR_METRES = FAR_SECONDS * SPEED_OF_LIGHT;

/** How a source moves past, and how fast. */
export interface MovingSourceOptions {
  /** Speed over c, 0 ≤ β ≤ 0.999. */
  readonly beta: number;
  /** On one line with the receiver, or across the line of sight as the light leaves that is heard. */
  readonly direction: 'approaching' | 'receding' | 'transverse';
}

/**
 * Relativistic Doppler from the field: a tone of 1 GHz by its emitter's clock is radiated in motion, superposed at a
 * receiver at rest along its light cones, and its cycles are counted there. Received over emitted frequency is
 * √((1 ± β)/(1 ∓ β)), or 1/γ across (Einstein 1905, §7).
 */
export function dopplerOfField({ beta, direction }: MovingSourceOptions): Measurement {
  if (!(beta >= 0 && beta <= 0.999)) throw new RangeError(`beta must lie in [0, 0.999], got ${beta}`);
  const gamma = lorentzGamma(beta);
  const sign = direction === 'receding' ? -1 : 1;
  const expected = direction === 'transverse' ? 1 / gamma : gamma * (1 + sign * beta);
  const wave = createTrustWave({
    origin: { x: 0, y: 0, z: 0 },
    amplitude: 1,
    carriers: createCarriers([FREQUENCY_HZ]),
    // Already on whenever light left that arrives in the window.
    startSeconds: -1e-3,
    durationSeconds: Infinity,
  });
  // The source passes the origin at t = 0; what it radiates there is heard half a minute later.
  const motion = {
    position: { x: 0, y: 0, z: 0 },
    velocity: { x: beta * SPEED_OF_LIGHT, y: 0, z: 0 },
  };
  const place =
    direction === 'transverse' ? { x: 0, y: FAR_METRES, z: 0 } : { x: sign * FAR_METRES, y: 0, z: 0 };
  const reading = createMovingField([{ wave, motion }], sphericalMedium()).readingAt(atRest(place), {
    startSeconds: FAR_SECONDS - 0.5 * WINDOW_SECONDS,
    durationSeconds: WINDOW_SECONDS,
  });
  const measured = countedFrequency(reading) / FREQUENCY_HZ;
  return { expected, measured, tolerance: 1e-9 * expected, samples: 1 };
}
