import type { Fork, RunResult } from '@dmct/core';
import type { TracedRun } from '../../lab/jobs.js';
import { commonEvents } from './model.js';

/** A forked run beside the one without its last change. */
export interface Comparison {
  readonly fork: Fork;
  readonly before: RunResult;
  readonly after: RunResult;
  /** How many events both have in common from the beginning. */
  readonly common: number;
  readonly isSame: boolean;
  /** When the first event that they don't share happens in the one or the other, ns; null where they share all. */
  readonly partNanoseconds: number | null;
}

export function compareRuns(before: TracedRun, after: TracedRun, fork: Fork): Comparison {
  const common = commonEvents(before.events, after.events);
  const parting = [before.events[common]?.at, after.events[common]?.at].filter((at) => at !== undefined);
  return {
    fork,
    before: before.result,
    after: after.result,
    common,
    isSame: parting.length === 0,
    partNanoseconds: parting.length === 0 ? null : Math.min(...parting),
  };
}
