import { arrivalSeconds, type Arrival } from './arrival.js';
import { componentsOf, copyTones, startTonesLater, type Components } from './components.js';

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
  const starts = new Float64Array(arrivals.length);
  for (let i = 0; i < arrivals.length; i++) starts[i] = checkedStart(arrivals[i]!, windowStartSeconds);
  const order = orderHeard(arrivals, starts, windowSeconds);
  const tones = order.map((i) => componentsOf(arrivals[i]!.wave));
  const index = emptyIndex(tones);
  let latest = -Infinity;
  for (let at = 0; at < order.length; at++) {
    const i = order[at]!;
    const arrival = arrivals[i]!;
    const end = starts[i]! + arrivalSeconds(arrival);
    latest = Math.max(latest, end);
    index.starts[at] = starts[i]!;
    index.ends[at] = end;
    index.latestEnds[at] = latest;
    index.gains[at] = arrival.gain;
    const from = index.toneOffsets[at]!;
    copyTones(tones[at]!, arrival.fading, index.tones, from);
    if (arrival.part !== undefined) {
      startTonesLater(index.tones, from, index.toneOffsets[at + 1]!, arrival.part);
    }
  }
  return index;
}

/** When the arrival's light cone passes, in seconds of the window. */
function checkedStart(arrival: Arrival, windowStartSeconds: number): number {
  const start = arrival.wave.startSeconds - windowStartSeconds + arrival.delaySeconds;
  if (!Number.isFinite(start)) {
    throw new RangeError(`an arrival's delaySeconds must be finite, got ${arrival.delaySeconds}`);
  }
  if (!Number.isFinite(arrival.gain)) {
    throw new RangeError(`an arrival's gain must be finite, got ${arrival.gain}`);
  }
  return start;
}

/** Which arrivals touch the window and bring anything, in order of their starts. */
function orderHeard(arrivals: readonly Arrival[], starts: Float64Array, windowSeconds: number): number[] {
  const order: number[] = [];
  let sorted = true;
  for (let i = 0; i < arrivals.length; i++) {
    const start = starts[i]!;
    const inWindow = start < windowSeconds && start + arrivalSeconds(arrivals[i]!) > 0;
    if (!inWindow || arrivals[i]!.gain === 0) continue;
    sorted &&= order.length === 0 || start >= starts[order[order.length - 1]!]!;
    order.push(i);
  }
  return sorted ? order : order.sort((a, b) => starts[a]! - starts[b]!);
}

/** An index with room for as many arrivals as there are lists of tones, and for those. */
function emptyIndex(tones: readonly Components[]): ArrivalIndex {
  const count = tones.length;
  const toneOffsets = new Int32Array(count + 1);
  for (let at = 0; at < count; at++) toneOffsets[at + 1] = toneOffsets[at]! + tones[at]!.frequenciesHz.length;
  const total = toneOffsets[count]!;
  return {
    starts: new Float64Array(count),
    ends: new Float64Array(count),
    latestEnds: new Float64Array(count),
    gains: new Float64Array(count),
    tones: {
      frequenciesHz: new Float64Array(total),
      re: new Float64Array(total),
      im: new Float64Array(total),
    },
    toneOffsets,
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
