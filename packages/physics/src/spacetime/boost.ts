import { SPEED_OF_LIGHT } from './constants.js';
import type { SpacetimePoint } from './spacetime-point.js';

/** A velocity in units of c, |β| < 1. */
export interface Beta {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** The Lorentz factor 1/√(1 − β²) of a speed in units of c; throws unless |β| < 1. */
export function lorentzGamma(beta: number): number {
  if (!(Math.abs(beta) < 1)) throw new RangeError(`beta must lie between -1 and 1, got ${beta}`);
  return 1 / Math.sqrt((1 - beta) * (1 + beta));
}

/**
 * The same event in the coordinates of a frame that moves with velocity β·c through the first one, origins together
 * (Jackson, Classical Electrodynamics, 3rd ed., eq. 11.19).
 */
export function boost(point: SpacetimePoint, beta: Beta): SpacetimePoint {
  const square = beta.x * beta.x + beta.y * beta.y + beta.z * beta.z;
  const gamma = lorentzGamma(Math.sqrt(square));
  const ct = SPEED_OF_LIGHT * point.t;
  const along = beta.x * point.x + beta.y * point.y + beta.z * point.z;
  // (γ − 1)/β² written without the 0/0 of a frame at rest.
  const stretch = ((gamma * gamma) / (gamma + 1)) * along - gamma * ct;
  return {
    t: (gamma * (ct - along)) / SPEED_OF_LIGHT,
    x: point.x + stretch * beta.x,
    y: point.y + stretch * beta.y,
    z: point.z + stretch * beta.z,
  };
}
