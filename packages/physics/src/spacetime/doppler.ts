import { lorentzGamma } from './boost.js';

/**
 * Received over emitted frequency for a source at speed β·c whose direction, seen by the receiver at reception, makes
 * an angle of the given cosine with the line towards the receiver: 1 approaches, −1 recedes, 0 is transverse
 * (Einstein 1905, §7).
 */
export function dopplerFactor(beta: number, approachCosine: number): number {
  if (!(Math.abs(approachCosine) <= 1))
    throw new RangeError(`approachCosine must lie in [-1, 1], got ${approachCosine}`);
  return 1 / (lorentzGamma(beta) * (1 - beta * approachCosine));
}

/** Received over emitted frequency on one line; positive β approaches: √((1 + β)/(1 − β)). */
export function longitudinalDopplerFactor(beta: number): number {
  return dopplerFactor(beta, 1);
}

/** Received over emitted frequency when the source crosses the line of sight at reception: 1/γ. */
export function transverseDopplerFactor(beta: number): number {
  return dopplerFactor(beta, 0);
}
