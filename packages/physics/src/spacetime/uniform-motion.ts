import { lorentzGamma } from './boost.js';
import { SPEED_OF_LIGHT } from './constants.js';
import { distanceMetres, type Position } from './position.js';

/** A body in uniform motion: where it is at t = 0, m, and its velocity, m/s. */
export interface UniformMotion {
  readonly position: Position;
  readonly velocity: Position;
}

const REST: Position = { x: 0, y: 0, z: 0 };

/** A body that stays. */
export function atRest(position: Position): UniformMotion {
  return { position, velocity: REST };
}

/** Where the body is at a time of the frame. */
export function positionAt({ position, velocity }: UniformMotion, seconds: number): Position {
  return {
    x: position.x + velocity.x * seconds,
    y: position.y + velocity.y * seconds,
    z: position.z + velocity.z * seconds,
  };
}

/** The body's speed over c. */
export function betaOf({ velocity }: UniformMotion): number {
  return distanceMetres(velocity, REST) / SPEED_OF_LIGHT;
}

/** Seconds of the frame for one second of the body's clock: γ; throws unless it is slower than light. */
export function timeDilation(motion: UniformMotion): number {
  return lorentzGamma(betaOf(motion));
}
