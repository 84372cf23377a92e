import type { TraceEvent } from '@dmct/core';
import { formatNumber, formatScaled, metric, SECONDS } from '@dmct/reporters';
import type { TracedRun } from '../../lab/jobs.js';
import type { Model } from './model.js';

/** A time of the run, as people read it. */
export function timeText(nanoseconds: number): string {
  return formatScaled(nanoseconds / 1e9, SECONDS);
}

/** Who takes part in a run. */
export type Participants = Pick<Model, 'lanes'>;

/** "general 3 (Mumbai, a traitor)". */
export function whoText({ lanes }: Participants, id: number): string {
  const lane = lanes[id];
  if (lane === undefined) return `participant ${String(id)}`;
  if (lane.isClient) return lane.isTraitor ? `${lane.name} (corrupt)` : lane.name;
  return `general ${String(id)} (${lane.name}${lane.isTraitor ? ', a traitor' : ''})`;
}

/** How much happened: what the trace tells of, and what the engine had to do for it, which `dmct run` counts. */
export function eventsText({ eventsTotal, result }: TracedRun): string {
  return `${count(eventsTotal, 'event')} in the trace, ${count(result.events, 'event')} handled by the engine; over after ${timeText(result.endedSeconds * 1e9)}`;
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}

/** A wave: who, what, how strong, and whom its light reaches when. */
function waveText(model: Model, event: Extract<TraceEvent, { kind: 'emit' }>): string {
  const { amplitude, carriers, durationSeconds, replica, start, value } = event;
  const about = value === null ? 'of no order' : `of ${JSON.stringify(value.slice(0, 60))}`;
  const count = model.lanes.length;
  const others = model.lanes
    .filter(({ id }) => id !== replica)
    .map(({ id }) => ({ id, way: (model.run.waySeconds[replica * count + id] ?? 0) * 1e9 }))
    .sort((a, b) => a.way - b.way);
  const [first, last] = [others[0], others[others.length - 1]];
  const reach =
    first === undefined || last === undefined
      ? ''
      : `; it reaches ${whoText(model, first.id)} first, after ${timeText(first.way)}, and ${whoText(model, last.id)} last, after ${timeText(last.way)}`;
  return `${whoText(model, replica)} sends out a wave ${about} at ${timeText(start)}, ${formatScaled(durationSeconds, SECONDS)} long: ${formatNumber(amplitude)} V/m at 1 m, ${String(carriers)} ${carriers === 1 ? 'carrier' : 'carriers'}${reach}`;
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
      return waveText(model, event);
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
