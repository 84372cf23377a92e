import type { Arrival } from './arrival.js';
import { componentsOf, copyTones, type Components } from './components.js';

/** Arrivals in order of their light cones, times relative to a window's start. All arrays have one entry an arrival. */
export interface ArrivalIndex {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** The latest end among this arrival and all before it: it never falls, so it can be searched. */
  readonly latestEnds: Float64Array;
  readonly gains: Float64Array;
  /** The tones of all arrivals in a row; arrival i has those from `toneOffsets[i]` to `toneOffsets[i + 1]`. */
  readonly tones: Components;
  readonly toneOffsets: Int32Array;
}

/** Sorts the arrivals that touch [0, windowSeconds); equal light cones keep the order given. */
export function indexArrivals(
  arrivals: readonly Arrival[],
  windowStartSeconds: number,
  windowSeconds: number,
): ArrivalIndex {
  const count = arrivals.length;
  const allStarts = new Float64Array(count);
  const order: number[] = [];
  let sorted = true;
  arrivals.forEach((arrival, i) => {
    const start = arrival.wave.startSeconds - windowStartSeconds + arrival.delaySeconds;
    if (!Number.isFinite(start)) {
      throw new RangeError(`an arrival's delaySeconds must be finite, got ${arrival.delaySeconds}`);
    }
    if (!Number.isFinite(arrival.gain)) {
      throw new RangeError(`an arrival's gain must be finite, got ${arrival.gain}`);
    }
    allStarts[i] = start;
    const inWindow = start < windowSeconds && start + arrival.wave.durationSeconds > 0;
    if (!inWindow || arrival.gain === 0) return;
    sorted &&= order.length === 0 || start >= allStarts[order[order.length - 1]!]!;
    order.push(i);
  });
  if (!sorted) order.sort((a, b) => allStarts[a]! - allStarts[b]!);
  const toneOffsets = new Int32Array(order.length + 1);
  order.forEach((i, at) => {
    toneOffsets[at + 1] = toneOffsets[at]! + componentsOf(arrivals[i]!.wave).frequenciesHz.length;
  });
  const toneCount = toneOffsets[order.length]!;
  const index = {
    starts: new Float64Array(order.length),
    ends: new Float64Array(order.length),
    latestEnds: new Float64Array(order.length),
    gains: new Float64Array(order.length),
    tones: {
      frequenciesHz: new Float64Array(toneCount),
      re: new Float64Array(toneCount),
      im: new Float64Array(toneCount),
    },
    toneOffsets,
  };
  let latest = -Infinity;
  order.forEach((i, at) => {
    const end = allStarts[i]! + arrivals[i]!.wave.durationSeconds;
    latest = Math.max(latest, end);
    index.starts[at] = allStarts[i]!;
    index.ends[at] = end;
    index.latestEnds[at] = latest;
    index.gains[at] = arrivals[i]!.gain;
    copyTones(componentsOf(arrivals[i]!.wave), arrivals[i]!.fading, index.tones, toneOffsets[at]!);
  });
  return index;
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
