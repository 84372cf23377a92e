import type { Workload } from '@dmct/core';

/** In which frames the client may speak; public, so that all listen to the same ones. */
export interface Calendar {
  isOpen(frame: number): boolean;
  /** The first open frame after `frame`, or Infinity. */
  nextOpen(frame: number): number;
}

/** Times in ns on the common clock; frame 1 begins at the epoch. */
export interface CalendarOptions {
  readonly workload: Workload;
  readonly epochNanoseconds: number;
  readonly frameNanoseconds: number;
  /** The client radiates at most so many requests a frame. */
  readonly batch: number;
  /** So many frames are open from the one on in which a request's turn comes: enough to repeat it in. */
  readonly openFrames: number;
}

/** After the last request's open frames come so many single ones, each twice as late as the one before. */
const LAST_CALLS = 10;

/**
 * The client's calling times are announced: all frames are open from the entry of each request until its turn has come,
 * and some more, enough to repeat it in; after the last one a few single ones at doubled distances. Without that every
 * general would have to look for the client in every frame there is, which costs it nothing but would cost a simulation
 * of a slow workload everything.
 */
export function createCalendar(options: CalendarOptions): Calendar {
  const { batch, epochNanoseconds, frameNanoseconds, openFrames, workload } = options;
  const entries = Float64Array.from({ length: workload.requests }, (_, index) => {
    const wait = workload.submitNanoseconds(index) - epochNanoseconds;
    return 1 + Math.max(0, Math.ceil(wait / frameNanoseconds));
  });
  const entryOf = (index: number): number => entries[index]!;
  // First come, first served: a request's turn is a frame after that of the one a batch before it, at the earliest.
  const turns = new Float64Array(workload.requests);
  entries.forEach((entry, index) => {
    turns[index] = index < batch ? entry : Math.max(entry, turns[index - batch]! + 1);
  });
  const last = turns[workload.requests - 1]!;
  /** How many requests have entered by a frame. */
  const enteredBy = (frame: number): number => {
    let [low, high] = [0, workload.requests];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (entryOf(middle) <= frame) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const isOpen = (frame: number): boolean => {
    const entered = enteredBy(frame);
    if (entered > 0 && frame < turns[entered - 1]! + openFrames) return true;
    for (let call = 0; call < LAST_CALLS; call++) if (frame === last + openFrames * (2 << call)) return true;
    return false;
  };
  return {
    isOpen,
    nextOpen(frame) {
      if (isOpen(frame + 1)) return frame + 1;
      const entered = enteredBy(frame);
      if (entered < workload.requests) return entryOf(entered);
      for (let call = 0; call < LAST_CALLS; call++) {
        const at = last + openFrames * (2 << call);
        if (at > frame) return at;
      }
      return Infinity;
    },
  };
}
