import { cosineKernel, sineKernel } from './kernels.js';
import { reduceQuarterTurns } from './reduction.js';

const reduced = new Float64Array(2);

/** Sine of an angle in radians, within 1 ulp, for every finite double; NaN for NaN and ±∞; keeps −0. */
export function sin(angleRadians: number): number {
  if (angleRadians - angleRadians !== 0) return NaN;
  if (Math.abs(angleRadians) < 7.450580596923828e-9) return angleRadians; // 2^-27: x³/6 is below the last bit
  const quarter = reduceQuarterTurns(angleRadians, reduced);
  return sineOfQuarter(quarter, reduced[0]!, reduced[1]!);
}

/** Cosine of an angle in radians, within 1 ulp, for every finite double; NaN for NaN and ±∞. */
export function cos(angleRadians: number): number {
  if (angleRadians - angleRadians !== 0) return NaN;
  const quarter = reduceQuarterTurns(angleRadians, reduced);
  return sineOfQuarter((quarter + 1) & 3, reduced[0]!, reduced[1]!);
}

/** Tangent of an angle in radians as sin/cos, within 3 ulp; NaN for NaN and ±∞. */
export function tan(angleRadians: number): number {
  if (angleRadians - angleRadians !== 0) return NaN;
  if (Math.abs(angleRadians) < 7.450580596923828e-9) return angleRadians;
  const quarter = reduceQuarterTurns(angleRadians, reduced);
  const sine = sineOfQuarter(quarter, reduced[0]!, reduced[1]!);
  return sine / sineOfQuarter((quarter + 1) & 3, reduced[0]!, reduced[1]!);
}

/** Writes sin into `out[0]` and cos into `out[1]` after one reduction; the same bits as `sin` and `cos`. */
export function sincos(angleRadians: number, out: Float64Array): void {
  out[0] = sin(angleRadians);
  out[1] = cos(angleRadians);
}

/** sin(quarter·π/2 + angle + tail). */
export function sineOfQuarter(quarter: number, angle: number, tail: number): number {
  const value = (quarter & 1) === 0 ? sineKernel(angle, tail) : cosineKernel(angle, tail);
  return quarter < 2 ? value : -value;
}
