/** How many headers the median of past times looks at. */
export const MEDIAN_TIME_BLOCKS = 11;

/** How far ahead of a node's clock a header may be, in header time units: two hours in Bitcoin. */
export const FUTURE_TIME_MAX = 7200;

/** The time of Bitcoin's genesis block; the simulated chains start there too, so that header times look real. */
export const GENESIS_TIME = 1231006505;

/** A header's time must be greater than the median of its (up to) eleven predecessors'. */
export function medianTimePast(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The earliest lawful time that isn't before the miner's clock. */
export function headerTime(clock: number, median: number): number {
  return Math.max(clock, median + 1);
}
