/** A complex square matrix or vector: real and imaginary parts, row after row. */
export interface ComplexArray {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Zeros. */
export function complexArray(length: number): ComplexArray {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}

/**
 * Factors a Hermitian positive definite matrix of n × n in place into L·Lᴴ (Cholesky; Golub & Van Loan, Matrix
 * Computations, §4.2); the lower triangle holds L. Throws a RangeError if it isn't positive definite.
 */
export function factorHermitian({ re, im }: ComplexArray, n: number): void {
  for (let column = 0; column < n; column++) {
    for (let row = column; row < n; row++) {
      let sumRe = re[row * n + column]!;
      let sumIm = im[row * n + column]!;
      for (let k = 0; k < column; k++) {
        const [a, b] = [re[row * n + k]!, im[row * n + k]!];
        const [c, d] = [re[column * n + k]!, im[column * n + k]!];
        sumRe -= a * c + b * d;
        sumIm -= b * c - a * d;
      }
      if (row === column) {
        if (!(sumRe > 0)) throw new RangeError('the matrix is not positive definite');
        re[row * n + row] = Math.sqrt(sumRe);
        im[row * n + row] = 0;
      } else {
        const diagonal = re[column * n + column]!;
        re[row * n + column] = sumRe / diagonal;
        im[row * n + column] = sumIm / diagonal;
      }
    }
  }
}

/** Replaces `x` by the solution of L·Lᴴ·y = x, with the factor that {@link factorHermitian} left. */
export function solveFactored(factor: ComplexArray, n: number, x: ComplexArray): void {
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) subtractProduct(factor, row * n + k, 1, x, k, row);
    divide(x, row, factor.re[row * n + row]!);
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) subtractProduct(factor, k * n + row, -1, x, k, row);
    divide(x, row, factor.re[row * n + row]!);
  }
}

/** x[row] −= a·x[k], a the factor's entry, conjugated where `sign` is −1. */
function subtractProduct(
  factor: ComplexArray,
  entry: number,
  sign: 1 | -1,
  x: ComplexArray,
  k: number,
  row: number,
): void {
  const a = factor.re[entry]!;
  const b = sign * factor.im[entry]!;
  x.re[row] = x.re[row]! - (a * x.re[k]! - b * x.im[k]!);
  x.im[row] = x.im[row]! - (a * x.im[k]! + b * x.re[k]!);
}

function divide(x: ComplexArray, at: number, divisor: number): void {
  x.re[at] = x.re[at]! / divisor;
  x.im[at] = x.im[at]! / divisor;
}
