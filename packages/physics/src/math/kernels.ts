/*
 * The minimax polynomials of sine and cosine on ±π/4 as published in fdlibm (K. C. Ng, Sun Microsystems, 1993);
 * `tail` is what the reduced angle lost below its last bit.
 */

/** sin(angle + tail) for |angle| ≤ π/4. */
export function sineKernel(angle: number, tail: number): number {
  const square = angle * angle;
  const cube = square * angle;
  const rest =
    8.33333333332248946124e-3 +
    square *
      (-1.98412698298579493134e-4 +
        square *
          (2.75573137070700676789e-6 +
            square * (-2.50507602534068634195e-8 + square * 1.58969099521155010221e-10)));
  return angle - (square * (0.5 * tail - cube * rest) - tail - cube * -1.66666666666666324348e-1);
}

/** cos(angle + tail) for |angle| ≤ π/4. */
export function cosineKernel(angle: number, tail: number): number {
  const square = angle * angle;
  const rest =
    square *
    (4.16666666666666019037e-2 +
      square *
        (-1.38888888888741095749e-3 +
          square *
            (2.48015872894767294178e-5 +
              square *
                (-2.75573143513906633035e-7 +
                  square * (2.0875723212981748279e-9 - square * 1.13596475577881948265e-11)))));
  const half = 0.5 * square;
  const lead = 1 - half;
  // 1 − half is rounded; what it lost is put back with the small terms.
  return lead + (1 - lead - half + (square * rest - angle * tail));
}
