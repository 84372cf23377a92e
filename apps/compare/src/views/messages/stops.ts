import type { Model } from './model.js';

/** The event at a place among those that a person can step through; beyond an end, that end. */
export function stopAt({ stops }: Model, place: number): number | undefined {
  return stops[Math.min(stops.length - 1, Math.max(0, place))];
}

/** So many events on from the selected one; with none, the first. */
export function stopBy(model: Model, selected: number | null, by: number): number | undefined {
  const at = selected === null ? (by > 0 ? -1 : 0) : model.stops.indexOf(selected);
  return stopAt(model, at + by);
}

/** The first event after the next idle stretch (1), or the last one before (-1); where there is none, the end. */
export function stopPastIdle(model: Model, selected: number | null, by: -1 | 1): number | undefined {
  const { idle, stops } = model;
  const { events } = model.run;
  const from = selected === null ? 0 : events[selected]!.at;
  if (by > 0) {
    const begin = idle.find((one) => one.from >= from)?.to ?? Infinity;
    const next = stops.findIndex((index) => events[index]!.at >= begin);
    return stopAt(model, next >= 0 ? next : Infinity);
  }
  const end = idle.findLast((one) => one.to <= from)?.from ?? -Infinity;
  return stopAt(
    model,
    stops.findLastIndex((index) => events[index]!.at <= end),
  );
}
