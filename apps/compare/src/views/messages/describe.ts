import type { TraceEvent } from '@dmct/core';
import { formatNumber, formatScaled, metric, SECONDS } from '@dmct/reporters';
import type { Model } from './model.js';

/** A time of the run, as people read it. */
export function timeText(nanoseconds: number): string {
  return formatScaled(nanoseconds / 1e9, SECONDS);
}

/** "general 3 (Mumbai, a traitor)". */
export function whoText(model: Model, id: number): string {
  const lane = model.lanes[id];
  if (lane === undefined) return `participant ${String(id)}`;
  if (lane.isClient) return lane.isTraitor ? `${lane.name} (corrupt)` : lane.name;
  return `general ${String(id)} (${lane.name}${lane.isTraitor ? ', a traitor' : ''})`;
}

const CAUSES = {
  loss: 'the network lost it',
  adversary: 'the adversary took it',
  crashed: 'nobody was up to take it',
} as const;

/** One event in a sentence. */
export function eventText(model: Model, event: TraceEvent): string {
  const who = (id: number): string => whoText(model, id);
  switch (event.kind) {
    case 'deliver': {
      const value = event.value === null ? '' : ` about ${JSON.stringify(event.value.slice(0, 60))}`;
      const took = timeText(event.at - event.sentAt);
      return `${event.message}${value} from ${who(event.from)} reaches ${who(event.to)} after ${took}, ${formatScaled(event.bytes, metric('B'))}`;
    }
    case 'drop':
      return `${event.message} from ${who(event.from)} never reaches ${who(event.to)}: ${CAUSES[event.cause]}`;
    case 'emit':
      return `${who(event.replica)} sends out a wave at ${timeText(event.start)}: ${formatNumber(event.amplitude)} V/m at 1 m for ${formatScaled(event.durationSeconds, SECONDS)}, ${String(event.carriers)} carriers`;
    case 'submit':
      return `${who(event.replica)} is given ${JSON.stringify(event.value.slice(0, 60))}`;
    case 'decide':
      return `${who(event.replica)} decides ${JSON.stringify(event.value.slice(0, 60))}`;
    case 'retract':
      return `${who(event.replica)} takes a decision back`;
    case 'crash':
      return `${who(event.replica)} goes down`;
    case 'recover':
      return `${who(event.replica)} is up again`;
    case 'timer':
      return `a timer of ${who(event.replica)} rings`;
    case 'work':
      return `${who(event.replica)} finds what it worked for`;
    case 'observe':
      return `${who(event.replica)} has listened for ${formatScaled(event.durationSeconds, SECONDS)}`;
  }
}
