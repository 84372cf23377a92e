/** A check's way to say no: one line, without a stack of the suite's own insides to read through. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';
}

/** Throws a {@link ConformanceError} unless the condition holds. */
export function demand(condition: boolean, complaint: () => string): asserts condition {
  if (!condition) throw new ConformanceError(complaint());
}
