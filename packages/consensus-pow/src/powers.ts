/**
 * Powers and the exponential from products and sums alone, which come out alike on every engine.
 */

/** base^exponent for a whole exponent >= 0, by squaring. */
export function power(base: number, exponent: number): number {
  let product = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) product *= square;
    square *= square;
  }
  return product;
}

/** e^-x for x >= 0: the series for a small part of x, squared back. */
export function exponentialOfMinus(x: number): number {
  let part = x;
  let squarings = 0;
  while (part > 0.5) {
    part /= 2;
    squarings++;
  }
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 20; k++) {
    term *= -part / k;
    sum += term;
  }
  for (let i = 0; i < squarings; i++) sum *= sum;
  return sum;
}
