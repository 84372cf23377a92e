import { SPEED_OF_LIGHT } from './constants.js';
import { distanceMetres, type Position } from './position.js';

/** An event: seconds and metres of one inertial frame. */
export interface SpacetimePoint extends Position {
  readonly t: number;
}

/** How the second event lies to the first one's light cone. */
export type CausalOrder = 'future' | 'past' | 'elsewhere' | 'same';

/**
 * The invariant interval c²Δt² − Δr² in m², the same in every inertial frame: positive when a clock can be at both
 * events, zero on the light cone, negative when nothing can (Minkowski 1908).
 */
export function intervalSquareMetres(a: SpacetimePoint, b: SpacetimePoint): number {
  const ct = SPEED_OF_LIGHT * (b.t - a.t);
  const r = distanceMetres(a, b);
  return (ct - r) * (ct + r);
}

/** Where `b` lies for `a`: in or on its future cone, its past cone, elsewhere (spacelike), or the same event. */
export function causalOrder(a: SpacetimePoint, b: SpacetimePoint): CausalOrder {
  const ct = SPEED_OF_LIGHT * (b.t - a.t);
  const r = distanceMetres(a, b);
  if (ct === 0 && r === 0) return 'same';
  if (Math.abs(ct) < r) return 'elsewhere';
  return ct > 0 ? 'future' : 'past';
}

/** Whether a signal from `cause` can have reached `effect`. */
export function canInfluence(cause: SpacetimePoint, effect: SpacetimePoint): boolean {
  const order = causalOrder(cause, effect);
  return order === 'future' || order === 'same';
}

/** Seconds that a clock moving uniformly from `a` to `b` counts; throws if no clock can make the way. */
export function properTimeSeconds(a: SpacetimePoint, b: SpacetimePoint): number {
  const square = intervalSquareMetres(a, b);
  if (square < 0)
    throw new RangeError(
      'proper time needs events that a clock can both visit; these are spacelike separated',
    );
  return Math.sqrt(square) / SPEED_OF_LIGHT;
}
