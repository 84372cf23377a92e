import { UsageError, type Registry, type RunResult, type Scenario } from '@dmct/core';
import { tallyOf, type TalliedRun, type Tally } from './tally.js';

/** Runs that differ in their seed alone, as plain data. */
export interface RunsTask {
  readonly scenario: Omit<Scenario, 'seed'>;
  /** Run i has the seed `seed + i`. */
  readonly seed: number;
  readonly count: number;
}

/** What they gave, or why they can't be had (too many messages, a size that the strategy can't have). */
export type RunsOutcome = { readonly tally: Tally } | { readonly refused: string };

/** So many pieces at least, where there are as many runs: a pair's last piece must not keep one core busy alone. */
const PIECES = 8;
/** A piece is done within seconds, so that progress is told and little is lost with a worker. */
const RUNS_MAX = 100;

/** Splits the runs of one scenario into pieces for the workers: the same pieces whatever their number. */
export function splitRuns({ scenario, seed, count }: RunsTask): readonly RunsTask[] {
  const size = Math.min(RUNS_MAX, Math.ceil(count / PIECES));
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    scenario,
    seed: seed + index * size,
    count: Math.min(size, count - index * size),
  }));
}

/** Runs and tallies. A refusal of the simulator is an outcome; any other error is a fault, which it throws. */
export function performRuns(
  registry: Registry,
  { scenario, seed, count }: RunsTask,
  simulate: (registry: Registry, scenario: Scenario) => RunResult,
  onRun: (runs: number) => void = () => undefined,
): RunsOutcome {
  const runs: TalliedRun[] = [];
  try {
    for (let index = 0; index < count; index++) {
      runs.push(simulate(registry, { ...scenario, seed: seed + index }));
      onRun(index + 1);
    }
  } catch (error) {
    if (error instanceof UsageError) return { refused: error.message };
    throw error;
  }
  return { tally: tallyOf(runs) };
}
