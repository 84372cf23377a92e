import { log } from '../math/exponential.js';

/** E[gᵏ] of an emitter's gain g = 1/max(r, clamp), k = 1, 2 and 4, in 1/mᵏ. */
export interface GainMoments {
  readonly first: number;
  readonly second: number;
  readonly fourth: number;
}

/** Where an emitter is: uniform between two radii round the receiver. */
export interface Shell {
  readonly dimensions: 1 | 2 | 3;
  readonly innerMetres: number;
  readonly outerMetres: number;
  readonly nearFieldRadiusMetres: number;
}

/**
 * The moments of the gain over a shell, whose density is d·r^{d−1}/(b^d − a^d). Without a hole at the centre the power
 * g² has the tail P(g² > x) ~ x^{−d/2}: no finite variance up to three dimensions but for the clamp, and no mean up to
 * two. That is why the nearest can't be left to a Gaussian. A shell without volume is taken for a sphere.
 */
export function gainMoments(shell: Shell): GainMoments {
  const { dimensions, innerMetres: a, outerMetres: b, nearFieldRadiusMetres: clamp } = shell;
  const volume = powerOf(b, dimensions) - powerOf(a, dimensions);
  if (!(volume > 0)) {
    const gain = 1 / Math.max(b, clamp);
    return { first: gain, second: gain * gain, fourth: gain * gain * gain * gain };
  }
  const edge = Math.min(b, Math.max(a, clamp));
  const clamped = powerOf(edge, dimensions) - powerOf(a, dimensions);
  const moment = (k: 1 | 2 | 4): number =>
    (clamped / powerOf(clamp, k) + dimensions * integralOfPower(dimensions - 1 - k, edge, b)) / volume;
  return { first: moment(1), second: moment(2), fourth: moment(4) };
}

/** ∫ r^exponent dr from a to b. */
function integralOfPower(exponent: number, a: number, b: number): number {
  if (a >= b) return 0;
  if (exponent === -1) return log(b / a);
  const n = exponent + 1;
  return n > 0 ? (powerOf(b, n) - powerOf(a, n)) / n : (1 / powerOf(a, -n) - 1 / powerOf(b, -n)) / -n;
}

function powerOf(value: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power *= value;
  return power;
}
