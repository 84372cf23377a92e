import { SPEED_OF_LIGHT } from './constants.js';
import type { Position } from './position.js';
import { positionAt, type UniformMotion } from './uniform-motion.js';

/**
 * How long ago the light left that a uniformly moving source sends to an event: the root s ≥ 0 of
 * |place − source(t − s)| = speed·s (Jackson, §14.1), in closed form. Seconds of the frame. The source must be slower
 * than the waves, else a RangeError.
 */
export function lightDelaySeconds(
  source: UniformMotion,
  place: Position,
  timeSeconds: number,
  speedMetresPerSecond: number = SPEED_OF_LIGHT,
): number {
  const { velocity } = source;
  const now = positionAt(source, timeSeconds);
  const [dx, dy, dz] = [place.x - now.x, place.y - now.y, place.z - now.z];
  const along = dx * velocity.x + dy * velocity.y + dz * velocity.z;
  const square = dx * dx + dy * dy + dz * dz;
  const { x, y, z } = velocity;
  const margin = speedMetresPerSecond * speedMetresPerSecond - (x * x + y * y + z * z);
  if (!(margin > 0)) throw new RangeError('a source must be slower than its waves');
  const root = Math.sqrt(along * along + margin * square);
  // Of the two forms of the root, the one that adds numbers of one sign.
  return along >= 0 ? (along + root) / margin : square / (root - along);
}

/** Fixed-point steps after which a source is taken to outrun its waves. */
const STEPS_MAX = 500;

/**
 * The same for any way and any slow motion: the root s of path(t − s) = speed·s, where `pathMetres` is the length of
 * the waves' way from where the source was to the event. Each step wins a factor of the source's speed over the
 * waves'. Throws a RangeError if they don't converge.
 */
export function lightDelayAlong(
  pathMetres: (emissionSeconds: number) => number,
  timeSeconds: number,
  speedMetresPerSecond: number = SPEED_OF_LIGHT,
): number {
  let delay = pathMetres(timeSeconds) / speedMetresPerSecond;
  for (let step = 0; step < STEPS_MAX; step++) {
    const next = pathMetres(timeSeconds - delay) / speedMetresPerSecond;
    // Two roundings of the delay and of the moment of emission are all that can be had.
    if (Math.abs(next - delay) <= 5e-16 * (Math.abs(next) + Math.abs(timeSeconds))) return next;
    delay = next;
  }
  throw new RangeError('a source must be slower than its waves');
}
