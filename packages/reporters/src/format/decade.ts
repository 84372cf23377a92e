/** The whole decade below a number that isn't 0, read from its own digits: no logarithm, no rounding. */
export function decadeOf(value: number): number {
  return Number(value.toExponential(15).split('e')[1]);
}
