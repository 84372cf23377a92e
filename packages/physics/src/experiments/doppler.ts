import { boost } from '../spacetime/boost.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { distanceMetres } from '../spacetime/position.js';
import { lorentzGamma } from '../spacetime/boost.js';
import {
  intervalSquareMetres,
  properTimeSeconds,
  type SpacetimePoint,
} from '../spacetime/spacetime-point.js';
import type { Measurement } from './measurement.js';

const SECOND = 1e-9;
const FAR_METRES = 3e9;

/**
 * A source of speed β sends two flashes a nanosecond of its own clock apart; their light is followed to a receiver at
 * rest. 'approaching' and 'receding' run on one line, 'transverse' crosses the line of sight as its light is seen to.
 * Received over emitted frequency is √((1 ± β)/(1 ∓ β)) or 1/γ.
 */
export function dopplerByFlashes(options: {
  readonly beta: number;
  readonly direction: 'approaching' | 'receding' | 'transverse';
}): Measurement {
  const { beta, direction } = options;
  const gamma = lorentzGamma(beta);
  const sign = direction === 'receding' ? -1 : 1;
  const expected = direction === 'transverse' ? 1 / gamma : gamma * (1 + sign * beta);
  // The source's own frame moves with +β along x; two ticks there, symmetric about the origin, seen from ours.
  const tick = (t: number): SpacetimePoint => boost({ t, x: 0, y: 0, z: 0 }, { x: -beta, y: 0, z: 0 });
  const first = tick(-SECOND / 2);
  const second = tick(SECOND / 2);
  const receiver =
    direction === 'transverse' ? { x: 0, y: FAR_METRES, z: 0 } : { x: sign * FAR_METRES, y: 0, z: 0 };
  const apartSeconds = second.t - first.t;
  // Far receivers lose the difference of two long ways to rounding; it is (r₂² − r₁²)/(r₁ + r₂) exactly.
  const way1 = distanceMetres(first, receiver);
  const way2 = distanceMetres(second, receiver);
  const squares = (second.x - first.x) * (second.x + first.x - 2 * receiver.x);
  const delaySeconds = squares / (way1 + way2) / SPEED_OF_LIGHT;
  const measured = SECOND / (apartSeconds + delaySeconds);
  return { expected, measured, tolerance: 1e-9 * expected, samples: 1 };
}

/** Seconds of ours for one of a clock that moves at speed β, from two of its ticks: γ. */
export function dilatedTick(options: { readonly beta: number }): Measurement {
  const { beta } = options;
  const tick = (t: number): SpacetimePoint => boost({ t, x: 0, y: 0, z: 0 }, { x: -beta, y: 0, z: 0 });
  const [first, second] = [tick(2), tick(3)];
  const expected = 1 / Math.sqrt((1 - beta) * (1 + beta));
  // The clock's own second is the proper time between the ticks, which our coordinates must give back.
  const measured = (second.t - first.t) / properTimeSeconds(first, second);
  return { expected, measured, tolerance: 1e-9 * expected, samples: 1 };
}

/** How far a boost changes the interval between two events, over the interval: nothing. */
export function boostedInterval(options: { readonly beta: number }): Measurement {
  const a = { t: 1e-6, x: 20, y: -30, z: 5 };
  const b = { t: 4e-6, x: 210, y: 100, z: -60 };
  const expected = intervalSquareMetres(a, b);
  const beta = { x: 0.6 * options.beta, y: -0.64 * options.beta, z: 0.48 * options.beta };
  const measured = intervalSquareMetres(boost(a, beta), boost(b, beta));
  return { expected, measured, tolerance: 1e-9 * Math.abs(expected), samples: 1 };
}
