import { assertFinite, assertNotNegative, assertPositive } from '../math/assert.js';

/**
 * The frequencies a wave is made of. `weights` share the power: carrier l has the amplitude
 * A·w_l/√(Σ w²), so that a chord of L orthogonal carriers radiates the power of a tone of amplitude A, however the
 * shares fall. All arrays have length L; weights default to 1.
 */
export interface Carriers {
  readonly frequenciesHz: Float64Array;
  readonly phasesRadians: Float64Array;
  readonly weights?: Float64Array;
}

/** Carriers of equal power; phases default to 0. Throws a RangeError where {@link assertCarriers} does. */
export function createCarriers(
  frequenciesHz: ArrayLike<number>,
  phasesRadians: ArrayLike<number> = new Float64Array(frequenciesHz.length),
  weights?: ArrayLike<number>,
): Carriers {
  const carriers = {
    frequenciesHz: Float64Array.from(frequenciesHz),
    phasesRadians: Float64Array.from(phasesRadians),
  };
  const whole = weights === undefined ? carriers : { ...carriers, weights: Float64Array.from(weights) };
  assertCarriers(whole);
  return whole;
}

/** Throws one line if the arrays differ in length, are empty, or hold what a carrier can't be. */
export function assertCarriers(carriers: Carriers): void {
  const count = carriers.frequenciesHz.length;
  if (count === 0) throw new RangeError('a wave needs at least one carrier');
  if (carriers.phasesRadians.length !== count) {
    throw new RangeError(
      `phasesRadians must have one entry a carrier (${count}), got ${carriers.phasesRadians.length}`,
    );
  }
  if (carriers.weights !== undefined && carriers.weights.length !== count) {
    throw new RangeError(`weights must have one entry a carrier (${count}), got ${carriers.weights.length}`);
  }
  for (let l = 0; l < count; l++) {
    assertPositive(`frequenciesHz[${l}]`, carriers.frequenciesHz[l]!);
    assertFinite(`phasesRadians[${l}]`, carriers.phasesRadians[l]!);
    if (carriers.weights !== undefined) assertNotNegative(`weights[${l}]`, carriers.weights[l]!);
  }
  if (carriers.weights !== undefined && !carriers.weights.some((weight) => weight > 0)) {
    throw new RangeError('at least one of the weights must be above 0');
  }
}

/** The share √(w_l²/Σw²) of the amplitude that each carrier has; the squares sum to 1. */
export function carrierShares(carriers: Carriers): Float64Array {
  const count = carriers.frequenciesHz.length;
  const weights = carriers.weights;
  if (weights === undefined) return new Float64Array(count).fill(1 / Math.sqrt(count));
  let power = 0;
  for (const weight of weights) power += weight * weight;
  const norm = 1 / Math.sqrt(power);
  return weights.map((weight) => weight * norm);
}
