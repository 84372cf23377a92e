import { UsageError, type Registry, type Scenario } from '@dmct/core';
import { simulate, type Batch } from '@dmct/simulator';
import type { SweepPlan } from './plan.js';
import type { SweepRecord } from './record/columns.js';
import { recordOf, refusedRecord } from './record/record-of.js';

/** Runs of one cell as plain data. */
export interface SweepTask {
  /** Index of the cell in the plan, from 0. */
  readonly cell: number;
  readonly scenario: Omit<Scenario, 'seed'>;
  /** Run numbers within the sweep, ascending. */
  readonly runs: readonly number[];
  /** Seeds of these runs: one entry a run. */
  readonly seeds: readonly number[];
}

/** A piece is written down when all of it is done: small, so that little is lost when the power goes. */
const RUNS_MAX = 10;

/**
 * The runs that are left to do, in their order.
 * @param isDone whether a run is in the results already.
 */
export function sweepTasks(
  { cells, sweep }: SweepPlan,
  isDone: (run: number) => boolean = () => false,
): readonly SweepTask[] {
  const size = Math.min(RUNS_MAX, Math.ceil(sweep.seeds / 8));
  return cells.flatMap(({ cell, scenario, refused }) => {
    if (refused !== null) return [];
    const tasks: SweepTask[] = [];
    for (let from = 0; from < sweep.seeds; from += size) {
      const within = Array.from({ length: Math.min(size, sweep.seeds - from) }, (_, index) => from + index);
      const runs = within.map((index) => cell * sweep.seeds + index).filter((run) => !isDone(run));
      const seeds = runs.map((run) => sweep.seed + (run % sweep.seeds));
      if (runs.length > 0) tasks.push({ cell, scenario, runs, seeds });
    }
    return tasks;
  });
}

/** The tasks as a batch for a host. */
export function sweepBatch(
  registry: Registry,
  tasks: readonly SweepTask[],
): Batch<SweepTask, readonly SweepRecord[]> {
  return {
    kind: 'sweep',
    tasks,
    label: ({ scenario }) => `${scenario.strategy} under ${scenario.attack}, ${String(scenario.nodes)} nodes`,
    perform: (task, onProgress) => performSweepTask(registry, task, onProgress),
  };
}

/** Does one task: a record for each of its runs, in their order. */
export function performSweepTask(
  registry: Registry,
  { cell, scenario, runs, seeds }: SweepTask,
  onProgress: (fraction: number) => void = () => undefined,
): readonly SweepRecord[] {
  return runs.map((run, index) => {
    const whole = { ...scenario, seed: seeds[index] as number };
    onProgress(index / runs.length);
    try {
      return recordOf({ run, cell, scenario: whole }, simulate(registry, whole));
    } catch (error) {
      if (error instanceof UsageError) return refusedRecord({ run, cell, scenario: whole }, error.message);
      throw error;
    }
  });
}
