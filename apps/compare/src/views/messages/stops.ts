import type { TraceEvent } from '@dmct/core';
import type { Stretch } from './time-scale.js';

/** Events that a person can step through: indices into a run's events, in order. */
export interface Steps {
  readonly events: readonly TraceEvent[];
  readonly stops: readonly number[];
  readonly idle: readonly Stretch[];
}

/** The event at a place among those that a person can step through; beyond an end, that end. */
export function stopAt({ stops }: Pick<Steps, 'stops'>, place: number): number | undefined {
  return stops[Math.min(stops.length - 1, Math.max(0, place))];
}

/** So many events on from the selected one, which may be none of them; with none selected, the first. */
export function stopBy(steps: Pick<Steps, 'stops'>, selected: number | null, by: number): number | undefined {
  if (selected === null) return stopAt(steps, by > 0 ? by - 1 : 0);
  const next = steps.stops.findIndex((index) => index >= selected);
  const at = next < 0 ? steps.stops.length : next;
  const isThere = steps.stops[at] === selected;
  return stopAt(steps, at + by - (by > 0 && !isThere ? 1 : 0));
}

/** The first event after the next idle stretch (1), or the last one before (-1); where there is none, the end. */
export function stopPastIdle(steps: Steps, selected: number | null, by: -1 | 1): number | undefined {
  const { events, idle, stops } = steps;
  const from = selected === null ? 0 : events[selected]!.at;
  if (by > 0) {
    const begin = idle.find((one) => one.from >= from)?.to ?? Infinity;
    const next = stops.findIndex((index) => events[index]!.at >= begin);
    return stopAt(steps, next >= 0 ? next : Infinity);
  }
  const end = idle.findLast((one) => one.to <= from)?.from ?? -Infinity;
  return stopAt(
    steps,
    stops.findLastIndex((index) => events[index]!.at <= end),
  );
}
