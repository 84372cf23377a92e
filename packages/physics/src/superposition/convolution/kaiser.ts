import { exp } from '../../math/exponential.js';
import { PI } from '../../math/constants.js';
import { HermiteTable } from './hermite-table.js';

/*
 * Kaiser's window I₀(β√(1 − v²)), |v| ≤ 1 (Kaiser & Schafer, IEEE Trans. ASSP 28, 1980): nearly the most that a
 * function of bounded extent can keep within a bounded band. What leaks out of the band |f| ≤ β/2π (cycles in the half width)
 * falls as e^{−β}.
 */

/** I₀(z) and I₁(z)/z for z = √`square`, by their power series. */
function besselOf(square: number): readonly [number, number] {
  const quarter = square / 4;
  let term = 1;
  let zero = 1;
  let one = 0.5;
  for (let k = 1; term > 1e-17 * zero; k++) {
    term *= quarter / (k * k);
    zero += term;
    one += (0.5 * term) / (k + 1);
  }
  return [zero, one];
}

/** The window over the distance from its middle, 1 there and 0 beyond `halfWidth`. */
export function kaiserTable(beta: number, halfWidth: number, intervals: number): HermiteTable {
  const [top] = besselOf(beta * beta);
  return HermiteTable.of(halfWidth, intervals, (distance) => {
    const v = distance / halfWidth;
    const [zero, one] = besselOf(beta * beta * Math.max(0, 1 - v * v));
    return [zero / top, (-beta * beta * v * one) / (halfWidth * top)];
  });
}

/** ∫ window(u)·cos(2πfu) du over it: 2·halfWidth·sinh(s)/(s·I₀(β)), s = √(β² − (2πf·halfWidth)²), for s real. */
export function kaiserTransform(beta: number, halfWidth: number, frequency: number): number {
  const turn = 2 * PI * frequency * halfWidth;
  const s = Math.sqrt(beta * beta - turn * turn);
  return (halfWidth * (exp(s) - exp(-s))) / (s * besselOf(beta * beta)[0]);
}

/** A smooth step from 0 at 0 to 1 at `width`: the integral of the window, whose band it keeps. */
export function smoothStep(beta: number, width: number, intervals: number): HermiteTable {
  const density = (t: number): number => besselOf(beta * beta * Math.max(0, 4 * t * (1 - t)))[0];
  const integral = new Float64Array(intervals + 1);
  for (let k = 0; k < intervals; k++) {
    const [a, b] = [k / intervals, (k + 1) / intervals];
    // Simpson's rule; its error is far below that of the table.
    const simpson = (density(a) + 4 * density((a + b) / 2) + density(b)) / (6 * intervals);
    integral[k + 1] = integral[k]! + simpson;
  }
  const whole = integral[intervals]!;
  return HermiteTable.of(width, intervals, (r, k) => [
    integral[k]! / whole,
    density(r / width) / (whole * width),
  ]);
}
