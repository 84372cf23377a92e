import { TAU } from './constants.js';
import { cosineKernel, sineKernel } from './kernels.js';

/*
 * A phase of f·t cycles loses nothing when whole cycles are dropped before it becomes an angle: subtracting the
 * nearest integer, and then the nearest quarter, is exact in binary floating point (Sterbenz 1974). So 10^8
 * cycles cost no accuracy here, whereas 2π·10^8 radians would already have lost eight digits.
 */

/** sin(2π·cycles), within 2 ulp of the exact value for the given double; NaN for NaN and ±∞. */
export function sinTurns(cycles: number): number {
  const fraction = cycles - Math.round(cycles);
  const quarter = Math.round(4 * fraction);
  const angle = (fraction - 0.25 * quarter) * TAU;
  if (quarter === 0) return sineKernel(angle, 0);
  if (quarter === 1) return cosineKernel(angle, 0);
  if (quarter === -1) return -cosineKernel(angle, 0);
  return -sineKernel(angle, 0);
}

/** cos(2π·cycles), within 2 ulp of the exact value for the given double; NaN for NaN and ±∞. */
export function cosTurns(cycles: number): number {
  const fraction = cycles - Math.round(cycles);
  const quarter = Math.round(4 * fraction);
  const angle = (fraction - 0.25 * quarter) * TAU;
  if (quarter === 0) return cosineKernel(angle, 0);
  if (quarter === 1) return -sineKernel(angle, 0);
  if (quarter === -1) return sineKernel(angle, 0);
  return -cosineKernel(angle, 0);
}
