import type { Arrival } from './arrival.js';
import { componentsOf, type Components } from './components.js';

/** Arrivals in order of their light cones, times relative to a window's start. All arrays have one entry an arrival. */
export interface ArrivalIndex {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** The latest end among this arrival and all before it: it never falls, so it can be searched. */
  readonly latestEnds: Float64Array;
  readonly gains: Float64Array;
  readonly components: readonly Components[];
}

/** Sorts the arrivals that touch [0, windowSeconds); equal light cones keep the order given. */
export function indexArrivals(
  arrivals: readonly Arrival[],
  windowStartSeconds: number,
  windowSeconds: number,
): ArrivalIndex {
  const entries: { start: number; end: number; arrival: Arrival }[] = [];
  for (const arrival of arrivals) {
    const start = arrival.wave.startSeconds - windowStartSeconds + arrival.delaySeconds;
    if (!Number.isFinite(start))
      throw new RangeError(`an arrival's delaySeconds must be finite, got ${arrival.delaySeconds}`);
    if (!Number.isFinite(arrival.gain))
      throw new RangeError(`an arrival's gain must be finite, got ${arrival.gain}`);
    const end = start + arrival.wave.durationSeconds;
    if (start < windowSeconds && end > 0 && arrival.gain !== 0) entries.push({ start, end, arrival });
  }
  entries.sort((a, b) => a.start - b.start);
  let latest = -Infinity;
  return {
    starts: Float64Array.from(entries, (entry) => entry.start),
    ends: Float64Array.from(entries, (entry) => entry.end),
    latestEnds: Float64Array.from(entries, (entry) => (latest = Math.max(latest, entry.end))),
    gains: Float64Array.from(entries, (entry) => entry.arrival.gain),
    components: entries.map((entry) => componentsOf(entry.arrival)),
  };
}

/** The first arrival that may last beyond `timeSeconds`. */
export function firstLastingBeyond(index: ArrivalIndex, timeSeconds: number): number {
  let low = 0;
  let high = index.latestEnds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index.latestEnds[middle]! > timeSeconds) high = middle;
    else low = middle + 1;
  }
  return low;
}
