/** A check's way to say no: one line, without a stack of the suite's own insides to read through. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';
}

/** Throws a {@link ConformanceError} unless the condition holds. */
export function demand(condition: boolean, complaint: () => string): asserts condition {
  if (!condition) throw new ConformanceError(complaint());
}

/** What a replica threw, told with its place in the author's own code and with the command that brings it back. */
export function complaintOfThrown(error: unknown, replay: string): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `a replica threw [${replay}]: ${stack}`;
}
