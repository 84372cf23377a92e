/** The values of one axis, whether one stands there or a list of them. */
export function valuesOf<T>(axis: T | readonly T[]): readonly T[] {
  return Array.isArray(axis) ? (axis as readonly T[]) : [axis as T];
}

/** How many combinations there are, before any is made. */
export function countSettings(axes: Readonly<Record<string, unknown>>): number {
  return Object.values(axes).reduce<number>((product, axis) => product * valuesOf(axis).length, 1);
}

/** All combinations of the axes' values, the last axis turning fastest. */
export function settingsOf(
  axes: Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(axes).reduce<readonly Readonly<Record<string, unknown>>[]>(
    (found, [name, axis]) =>
      found.flatMap((settings) => valuesOf(axis).map((value) => ({ ...settings, [name]: value }))),
    [{}],
  );
}
