import { createStream, type Place } from '@dmct/core';
import { pinned, type Position, type UniformMotion } from '@dmct/physics';

/**
 * Each participant's motion away from its public place: one speed for all, a direction of its own drawn from the seed,
 * along the ground where places lie on it. Null where all stay.
 */
export function drawMotions(
  places: readonly Place[],
  metresPerSecond: number,
  isOnGround: boolean,
  seed: number,
): ((participant: number) => UniformMotion) | null {
  if (metresPerSecond === 0) return null;
  const stream = createStream(seed, 'motion');
  const motions = places.map(({ position }): UniformMotion => {
    // Archimedes: a uniform height on the sphere and a uniform longitude are a uniform direction.
    const z = 2 * stream.uniform() - 1;
    const turns = stream.uniform();
    const flat = Math.sqrt(1 - z * z);
    const drawn = { x: flat * pinned.cosTurns(turns), y: flat * pinned.sinTurns(turns), z };
    const direction = isOnGround ? alongGround(drawn, position) : drawn;
    return { position, velocity: scaled(direction, metresPerSecond / lengthOf(direction)) };
  });
  return (participant) => motions[participant] as UniformMotion;
}

/** What is left of a direction without its part along the vertical; straight up has none, and none is drawn. */
function alongGround(direction: Position, place: Position): Position {
  const up = scaled(place, 1 / lengthOf(place));
  const rise = direction.x * up.x + direction.y * up.y + direction.z * up.z;
  return { x: direction.x - rise * up.x, y: direction.y - rise * up.y, z: direction.z - rise * up.z };
}

function scaled({ x, y, z }: Position, factor: number): Position {
  return { x: factor * x, y: factor * y, z: factor * z };
}

function lengthOf({ x, y, z }: Position): number {
  return Math.sqrt(x * x + y * y + z * z);
}
