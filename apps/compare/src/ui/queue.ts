/** Runs jobs one after another until all are done or the signal ends them. */
export async function inTurn<T>(
  items: readonly T[],
  signal: AbortSignal,
  run: (item: T) => Promise<void>,
): Promise<void> {
  for (const item of items) {
    if (signal.aborted) return;
    await run(item);
  }
}
