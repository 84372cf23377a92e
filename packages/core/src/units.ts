/** Engine time is integer nanoseconds in a float64: exact up to 2^53 ns, about 104 days. */
export const NANOSECONDS_PER_SECOND = 1e9;

/** Seconds to whole nanoseconds, rounded to nearest. */
export function secondsToNanoseconds(seconds: number): number {
  return Math.round(seconds * NANOSECONDS_PER_SECOND);
}

/** Nanoseconds to seconds. */
export function nanosecondsToSeconds(nanoseconds: number): number {
  return nanoseconds / NANOSECONDS_PER_SECOND;
}

/** The last instant that engine time can name, in nanoseconds. */
export const TIME_NANOSECONDS_MAX = Number.MAX_SAFE_INTEGER;

/**
 * A number taken from outside, with where it comes from. Energy, hardware and network constants are figures,
 * so that a reader can check them and a parameter can replace them.
 */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly year: number;
}
