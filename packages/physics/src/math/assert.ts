/** Throws one line unless `value` is a finite number. */
export function assertFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, got ${value}`);
}

/** Throws one line unless `value` is finite and greater than zero. */
export function assertPositive(name: string, value: number): void {
  if (!(value > 0) || value === Infinity)
    throw new RangeError(`${name} must be a finite number above 0, got ${value}`);
}

/** Throws one line unless `value` is finite and at least zero. */
export function assertNotNegative(name: string, value: number): void {
  if (!(value >= 0) || value === Infinity)
    throw new RangeError(`${name} must be a finite number of at least 0, got ${value}`);
}

/** Throws one line unless `value` is an integer within the bounds, ends included. */
export function assertInteger(name: string, value: number, lowest: number, highest = Infinity): void {
  if (!Number.isInteger(value) || value < lowest || value > highest) {
    throw new RangeError(`${name} must be an integer from ${lowest} to ${highest}, got ${value}`);
  }
}
