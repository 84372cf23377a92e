import { TAU } from '../math/constants.js';
import type { Medium } from '../media/medium.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import type { Position } from '../spacetime/position.js';
import { alignedPhaseRadians } from './aligned-phase.js';

/**
 * With which phases emitters start: one entry an emitter, radians, for waves that start together. Three disciplines
 * fill such a list: chance, a common focus, and clocks that locked by hearing each other (`lockPhases`).
 */
export type Phases = Float64Array;

/** Emitters that know nothing of each other: phases in radians, uniform and independent, one entry an emitter. Power adds, N on average. */
export function randomPhases(emitters: number, seed: number): Phases {
  const random = createUniformStream(seed);
  return Float64Array.from({ length: emitters }, () => TAU * random.nextUniform());
}

/**
 * Emitters in step at one place: N² in power there, no more than N on average elsewhere. `clockPhases` are errors of
 * the emitters' oscillators, as locking leaves them; the sum at the focus is then that of the errors alone.
 * In radians, one entry an emitter.
 */
export function focusedPhases(
  origins: readonly Position[],
  focus: Position,
  medium: Medium,
  frequencyHz: number,
  clockPhases: ArrayLike<number> = new Float64Array(origins.length),
): Phases {
  return Float64Array.from(
    origins,
    (origin, i) => alignedPhaseRadians(origin, focus, medium, frequencyHz) + clockPhases[i]!,
  );
}
