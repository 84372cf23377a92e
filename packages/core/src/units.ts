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
  /** In the unit that stands beside it. */
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly year: number;
}

/**
 * One machine that takes part, switched on. Every strategy's `nodeWatts` defaults to it, receivers and servers alike,
 * so that a comparison compares protocols and not the author's choice of machines.
 */
export const SERVER_WATTS: Figure = {
  value: 118,
  unit: 'W',
  source: 'Shehabi et al., United States Data Center Energy Usage Report, LBNL-1005775: one-socket server',
  year: 2016,
};
