import type { TraceEvent, Value } from '@dmct/core';
import {
  coneOutline,
  orderByNearness,
  soundsOf,
  truthsOf,
  type Sounds,
  type WaveCone,
} from '@dmct/reporters';
import type { TracedRun } from '../../lab/jobs.js';
import { idleStretches, type Stretch } from './time-scale.js';

/** One participant's line. */
export interface Lane {
  readonly id: number;
  readonly name: string;
  readonly isTraitor: boolean;
  readonly isClient: boolean;
}

/** A wave on its way, ns. */
export interface Wave extends WaveCone {
  /** Its event: index into `run.events`. */
  readonly index: number;
  readonly from: number;
  readonly sounds: Sounds;
}

/** A run as the diagram needs it. Times in ns. */
export interface Model {
  readonly run: TracedRun;
  readonly lanes: readonly Lane[];
  /** Names of the message kinds that occur, in the order of their first arrival. */
  readonly kinds: readonly string[];
  /** What arriving messages state, each once, in that order; null for those that state nothing. */
  readonly values: readonly (Value | null)[];
  /** Events that a person can step through: indices into `run.events`. */
  readonly stops: readonly number[];
  /** In the order of their emission. */
  readonly waves: readonly Wave[];
  /** Ids of the lines so that near ones are neighbours. */
  readonly byNearness: readonly number[];
  /** Long stretches in which nothing is under way. */
  readonly idle: readonly Stretch[];
  readonly startNanoseconds: number;
  /** When the last thing that is drawn is over. */
  readonly endNanoseconds: number;
  /** When the last event happened, drawn or not. */
  readonly lastNanoseconds: number;
  /** What is true to decide: the order that honest participants were given first, or every request of a log. */
  readonly truths: ReadonlySet<Value>;
}

/** Kinds of events that are drawn. */
const SHOWN: ReadonlySet<TraceEvent['kind']> = new Set<TraceEvent['kind']>([
  'deliver',
  'drop',
  'emit',
  'observe',
  'submit',
  'decide',
  'retract',
  'crash',
  'recover',
]);

export function createModel(run: TracedRun): Model {
  const { events, places, result } = run;
  const faulty = new Set(result.faulty);
  const kinds: string[] = [];
  const values = new Set<Value | null>();
  const stops: number[] = [];
  let end = 1;
  events.forEach((event, index) => {
    if (!SHOWN.has(event.kind)) return;
    if (event.kind === 'deliver' && event.from === event.to) return;
    stops.push(index);
    end = Math.max(end, event.at);
    if ((event.kind === 'deliver' || event.kind === 'drop') && !kinds.includes(event.message)) {
      kinds.push(event.message);
    }
    if (event.kind === 'deliver') values.add(event.value);
  });
  const submissions = events.filter((event) => event.kind === 'submit');
  const truths = truthsOf(submissions, result);
  const waves = wavesOf(run, truths);
  for (const wave of waves) end = Math.max(end, coneOutline(wave, [...places.keys()]).over);
  return {
    run,
    kinds,
    values: [...values],
    stops,
    waves,
    truths,
    byNearness: orderByNearness(places.length, (a, b) => run.waySeconds[a * places.length + b] ?? 0),
    lanes: places.map((place, id) => ({
      id,
      name: id < result.nodes ? place.name : `client ${String(id - result.nodes)}`,
      isTraitor: faulty.has(id),
      isClient: id >= result.nodes,
    })),
    idle: idleStretches(busyStretches(events, waves, places.length), { from: 0, to: end }),
    startNanoseconds: 0,
    endNanoseconds: end,
    lastNanoseconds: events[events.length - 1]?.at ?? 0,
  };
}

/** When something that is drawn is under way. */
function busyStretches(
  events: readonly TraceEvent[],
  waves: readonly Wave[],
  participants: number,
): readonly Stretch[] {
  const lines = Array.from({ length: participants }, (_, id) => id);
  const stretchOf = (event: TraceEvent): Stretch => {
    if (event.kind === 'deliver') return { from: event.sentAt, to: event.at };
    if (event.kind === 'observe') return { from: event.at - event.durationSeconds * 1e9, to: event.at };
    return { from: event.at, to: event.at };
  };
  return [
    ...events.filter(({ kind }) => SHOWN.has(kind) && kind !== 'emit').map(stretchOf),
    ...waves.map((wave) => ({ from: wave.start, to: coneOutline(wave, lines).over })),
  ];
}

function wavesOf({ events, places, waySeconds }: TracedRun, truths: ReadonlySet<Value>): readonly Wave[] {
  return events.flatMap((event, index) => {
    if (event.kind !== 'emit') return [];
    const { durationSeconds, replica: from, start, value } = event;
    return {
      index,
      from,
      sounds: soundsOf(value, truths),
      start,
      end: start + durationSeconds * 1e9,
      ways: Array.from(places, (_, to) => (waySeconds[from * places.length + to] ?? 0) * 1e9),
    };
  });
}

/** How many events two runs have in common from the beginning: the same in every particular. */
export function commonEvents(a: readonly TraceEvent[], b: readonly TraceEvent[]): number {
  const most = Math.min(a.length, b.length);
  for (let index = 0; index < most; index++) {
    if (JSON.stringify(a[index]) !== JSON.stringify(b[index])) return index;
  }
  return most;
}
