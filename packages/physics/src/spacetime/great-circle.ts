import { atan2 } from '../math/arctangent.js';
import { distanceMetres, type Position } from './position.js';

/**
 * The way between two places along a sphere about the origin, in metres: the mean of their radii times the angle
 * between them. Good at every angle, antipodes included (2·atan2 of the chord of the sum and of the difference).
 * NaN when a place is the origin itself, which has no direction.
 */
export function greatCircleMetres(a: Position, b: Position): number {
  const radiusA = distanceMetres(a, ORIGIN);
  const radiusB = distanceMetres(b, ORIGIN);
  const ax = a.x / radiusA;
  const ay = a.y / radiusA;
  const az = a.z / radiusA;
  const bx = b.x / radiusB;
  const by = b.y / radiusB;
  const bz = b.z / radiusB;
  const apart = distanceMetres({ x: ax, y: ay, z: az }, { x: bx, y: by, z: bz });
  const together = distanceMetres({ x: ax, y: ay, z: az }, { x: -bx, y: -by, z: -bz });
  return 0.5 * (radiusA + radiusB) * 2 * atan2(apart, together);
}

const ORIGIN: Position = { x: 0, y: 0, z: 0 };
