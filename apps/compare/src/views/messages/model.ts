import type { TraceEvent, Value } from '@dmct/core';
import type { TracedRun } from '../../lab/jobs.js';

/** One participant's line. */
export interface Lane {
  readonly id: number;
  readonly name: string;
  readonly isTraitor: boolean;
  readonly isClient: boolean;
}

/** A run as the diagram needs it. Times in ns. */
export interface Model {
  readonly run: TracedRun;
  readonly lanes: readonly Lane[];
  /** Names of the message kinds that occur, in the order of their first arrival. */
  readonly kinds: readonly string[];
  /** Events that a person can step through: indices into `run.events`. */
  readonly stops: readonly number[];
  readonly startNanoseconds: number;
  readonly endNanoseconds: number;
  /** What is true to decide: the order that honest participants were given first, or every request of a log. */
  readonly truths: ReadonlySet<Value>;
}

/** Kinds of events that are drawn. */
const SHOWN: ReadonlySet<TraceEvent['kind']> = new Set<TraceEvent['kind']>([
  'deliver',
  'drop',
  'emit',
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
  const stops: number[] = [];
  let end = 1;
  events.forEach((event, index) => {
    if (!SHOWN.has(event.kind)) return;
    if (event.kind === 'deliver' && event.from === event.to) return;
    stops.push(index);
    end = Math.max(end, event.kind === 'emit' ? event.start : event.at);
    if ((event.kind === 'deliver' || event.kind === 'drop') && !kinds.includes(event.message)) {
      kinds.push(event.message);
    }
  });
  const submissions = events.filter((event) => event.kind === 'submit');
  // Where the source itself is corrupt nobody honest was given anything: the first order stands for the truth.
  const submitted = submissions.find(({ replica }) => !faulty.has(replica)) ?? submissions[0];
  const requests = result.workload === 'log' ? submissions : submitted === undefined ? [] : [submitted];
  return {
    run,
    kinds,
    stops,
    lanes: places.map((place, id) => ({
      id,
      name: id < result.nodes ? place.name : `client ${String(id - result.nodes)}`,
      isTraitor: faulty.has(id),
      isClient: id >= result.nodes,
    })),
    startNanoseconds: 0,
    endNanoseconds: end * 1.03,
    truths: new Set(requests.map(({ value }) => value)),
  };
}

/** How many events two runs have in common from the beginning: the same in every particular. */
export function commonEvents(a: readonly TraceEvent[], b: readonly TraceEvent[]): number {
  const most = Math.min(a.length, b.length);
  for (let index = 0; index < most; index++) {
    if (JSON.stringify(a[index]) !== JSON.stringify(b[index])) return index;
  }
  return most;
}
