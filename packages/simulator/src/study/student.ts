import { NORMAL_QUANTILE } from '@dmct/core';
import { pinned } from '@dmct/physics';

/** From this many degrees of freedom the expansion about the normal quantile is exact to 1e-9. */
const EXPANSION_DEGREES_MIN = 200;

/** Student's t for a two-sided 95 % interval: the 97.5 % point for `degrees` of freedom, a whole number >= 1. */
export function studentQuantile(degrees: number): number {
  if (!(Number.isInteger(degrees) && degrees >= 1)) {
    throw new RangeError(`degrees of freedom are whole and at least 1, not ${String(degrees)}`);
  }
  return degrees >= EXPANSION_DEGREES_MIN ? expandedQuantile(degrees) : bisectedQuantile(degrees);
}

/** The share within plus or minus t: finite sums of Abramowitz and Stegun, 26.7.3 (odd) and 26.7.4 (even). */
export function studentCoverage(t: number, degrees: number): number {
  const ratio = t / Math.sqrt(degrees);
  const cosSquare = 1 / (1 + ratio * ratio);
  const cosine = Math.sqrt(cosSquare);
  const sine = ratio * cosine;
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 2 : 1; k <= degrees - 3; k += 2) {
    term *= (k / (k + 1)) * cosSquare;
    sum += term;
  }
  return isOdd ? (2 / pinned.PI) * (pinned.atan(ratio) + sine * sum) : sine * sum;
}

function bisectedQuantile(degrees: number): number {
  let low = NORMAL_QUANTILE;
  let high = 13; // the Cauchy distribution, one degree of freedom, has 12.706
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (studentCoverage(middle, degrees) < 0.95) low = middle;
    else high = middle;
  }
}

/** Abramowitz and Stegun, 26.7.5. */
function expandedQuantile(degrees: number): number {
  const x = NORMAL_QUANTILE;
  const x2 = x * x;
  const g1 = (x * (x2 + 1)) / 4;
  const g2 = (x * ((5 * x2 + 16) * x2 + 3)) / 96;
  const g3 = (x * (((3 * x2 + 19) * x2 + 17) * x2 - 15)) / 384;
  const g4 = (x * ((((79 * x2 + 776) * x2 + 1482) * x2 - 1920) * x2 - 945)) / 92160;
  return x + (g1 + (g2 + (g3 + g4 / degrees) / degrees) / degrees) / degrees;
}
