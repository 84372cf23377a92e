/** Where a function with one minimum in an interval has it: ternary search, down to what its values can tell apart. */
export function minimumOf(f: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let k = 0; k < 100; k++) {
    const third = (high - low) / 3;
    if (f(low + third) < f(high - third)) high -= third;
    else low += third;
  }
  return 0.5 * (low + high);
}
