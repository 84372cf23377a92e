import { lorentzGamma } from './boost.js';

/**
 * Received over emitted frequency for a source at speed β·c: 1/(γ(1 − β·cos θ)), θ the angle, in the receiver's frame
 * and at the moment of emission, between the velocity and the line towards the receiver: cosine 1 approaches, −1
 * recedes, 0 is transverse (Einstein 1905, §7).
 * Throws a RangeError for a cosine outside of [−1, 1], and for |β| of 1 or more.
 */
export function dopplerFactor(beta: number, approachCosine: number): number {
  if (!(Math.abs(approachCosine) <= 1))
    throw new RangeError(`approachCosine must lie in [-1, 1], got ${approachCosine}`);
  return 1 / (lorentzGamma(beta) * (1 - beta * approachCosine));
}

/** Received over emitted frequency on one line; positive β, a fraction of c, approaches: √((1 + β)/(1 − β)). */
export function longitudinalDopplerFactor(beta: number): number {
  return dopplerFactor(beta, 1);
}

/** Received over emitted frequency when the source crosses the line of sight as it emits, β a fraction of c: 1/γ. */
export function transverseDopplerFactor(beta: number): number {
  return dopplerFactor(beta, 0);
}
