import { TAU } from '../math/constants.js';
import type { Medium } from '../media/medium.js';
import type { Position } from '../spacetime/position.js';

/**
 * The phase in radians, −π to π, with which a wave must start so that at the focus it swings as cos(2πf·t), t since
 * its start: all waves that start together with it are then in step there, and half a turn more cancels them. It holds
 * at that one place and frequency.
 */
export function alignedPhaseRadians(
  origin: Position,
  focus: Position,
  medium: Medium,
  frequencyHz: number,
): number {
  const cycles = (frequencyHz * medium.pathLength(origin, focus)) / medium.speedMetresPerSecond;
  return TAU * (cycles - Math.round(cycles));
}
