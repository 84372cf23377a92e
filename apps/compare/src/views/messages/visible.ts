import type { TraceEvent } from '@dmct/core';
import { soundsOf } from '@dmct/reporters';
import type { Look } from './geometry.js';
import { groupName, LISTENING, waveKind } from './kinds.js';
import type { Model } from './model.js';

/** What a look leaves out: kinds, and all that isn't about one participant. */
export type Choice = Pick<Look, 'colourBy' | 'hiddenKinds' | 'whose'>;

/** Whether an event is drawn, as far as kinds and participants decide: by the same rule it is stepped to. */
export function isShown(model: Model, { colourBy, hiddenKinds, whose }: Choice, event: TraceEvent): boolean {
  if (whose !== null && !isAbout(event, whose)) return false;
  switch (event.kind) {
    case 'deliver':
      return !hiddenKinds.has(groupName(event, colourBy));
    case 'drop':
      return !hiddenKinds.has(event.message);
    case 'emit':
      return !hiddenKinds.has(waveKind({ sounds: soundsOf(event.value, model.truths) }));
    case 'observe':
      return !hiddenKinds.has(LISTENING);
    default:
      return true;
  }
}

function isAbout(event: TraceEvent, id: number): boolean {
  return 'replica' in event ? event.replica === id : event.from === id || event.to === id;
}

/** The events that can be stepped through. */
export function shownStops(model: Model, choice: Choice): readonly number[] {
  return model.stops.filter((index) => isShown(model, choice, model.run.events[index]!));
}
