import { isRight } from '@dmct/core';
import type { StrategyFacts } from '../../catalog/facts.js';
import { Refused, type Pool } from '../../lab/pool.js';
import { scenarioOf, type Settings } from '../../link/settings.js';
import { emptyRow, type RowState, type SweepPoint } from './row-state.js';

/** Runs that every row gets before any row gets more. */
export const FIRST_SEEDS = 5;
const SWEEP_SEEDS = 3;
/** A sweep over more sizes than this takes only so many of them. */
const SWEEP_POINTS_MAX = 17;

export interface MeasureOptions {
  readonly pool: Pool;
  readonly settings: Settings;
  readonly strategies: readonly StrategyFacts[];
  /** The reason why a strategy doesn't meet the attack, or null. */
  readonly refusalOf: (strategy: string) => string | null;
  /** Whether the number of traitors is the scenario's, so that a sweep over it means something. */
  readonly isSwept: boolean;
  readonly signal: AbortSignal;
  readonly onRow: (row: RowState) => void;
  readonly onProgress: (done: number, total: number, label: string) => void;
}

/**
 * Measures the table: first a few seeds of every row, one seed of each in turn, so that all rows show early; then
 * the sweep over traitors; then the remaining seeds. Rejects when the signal ends it.
 */
export async function measureTable(options: MeasureOptions): Promise<void> {
  const { settings, signal, strategies } = options;
  const rows = new Map(
    strategies.map((facts) => [facts.name, emptyRow(facts, settings.seeds, options.refusalOf(facts.name))]),
  );
  for (const row of rows.values()) options.onRow(row);
  const steps = planSteps(options);
  let done = 0;
  const step = async (one: Step): Promise<void> => {
    const row = rows.get(one.strategy)!;
    if (row.refused === null) {
      const next = await runStep(options, row, one);
      // Another step of the row may have ended meanwhile: only what this one adds is taken.
      const now = rows.get(one.strategy)!;
      rows.set(one.strategy, next(now));
      options.onRow(rows.get(one.strategy)!);
    }
    done++;
    options.onProgress(done, steps.length, one.strategy);
  };
  signal.throwIfAborted();
  await Promise.all(steps.map(step));
}

interface Step {
  readonly strategy: string;
  readonly seed: number;
  readonly traitors: number;
  readonly isSweep: boolean;
}

function planSteps({ isSwept, settings, strategies }: MeasureOptions): readonly Step[] {
  const runs = (from: number, to: number): Step[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) =>
      strategies.map(({ name }) => ({
        strategy: name,
        seed: settings.seed + from + index,
        traitors: settings.traitors,
        isSweep: false,
      })),
    ).flat();
  // With the table's own number of traitors the table's own runs are made already.
  const isMissing = (traitors: number): boolean =>
    traitors !== settings.traitors || settings.seeds < SWEEP_SEEDS;
  const sweep = isSwept
    ? strategies.flatMap(({ name }) =>
        sweptTraitors(settings.nodes)
          .filter(isMissing)
          .flatMap((traitors) =>
            Array.from({ length: SWEEP_SEEDS }, (_, index) => ({
              strategy: name,
              seed: settings.seed + index,
              traitors,
              isSweep: true,
            })),
          ),
      )
    : [];
  const first = Math.min(FIRST_SEEDS, settings.seeds);
  return [...runs(0, first), ...sweep, ...runs(first, settings.seeds)];
}

/**
 * Which numbers of traitors are tried: as long as two honest generals are left to disagree; all numbers where they
 * are few, else evenly spread with both ends.
 */
export function sweptTraitors(nodes: number): readonly number[] {
  const most = Math.max(0, nodes - 2);
  if (isWholeSweep(nodes)) return Array.from({ length: most + 1 }, (_, traitors) => traitors);
  const step = most / (SWEEP_POINTS_MAX - 1);
  return Array.from({ length: SWEEP_POINTS_MAX }, (_, index) => Math.round(index * step));
}

/** Whether no number of traitors is left out. */
function isWholeSweep(nodes: number): boolean {
  return nodes - 1 <= SWEEP_POINTS_MAX;
}

async function runStep(
  { pool, settings, signal }: MeasureOptions,
  row: RowState,
  step: Step,
): Promise<(now: RowState) => RowState> {
  try {
    const scenario = scenarioOf(settings, row.facts.name, step.seed, step.traitors);
    const result = await pool.ask('run', scenario, { signal });
    if (!step.isSweep) return (now) => ({ ...now, results: [...now.results, result] });
    return (now) => {
      const before: SweepPoint = now.sweep.get(step.traitors) ?? { right: 0, runs: 0 };
      const right = before.right + (isRight(result.verdicts) ? 1 : 0);
      return { ...now, sweep: new Map([...now.sweep, [step.traitors, { right, runs: before.runs + 1 }]]) };
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (!step.isSweep) return (now) => ({ ...now, refused: error.message });
    // In a sweep a size may be refused that the row itself isn't: nothing was run there.
    return (now) => ({ ...now, sweep: new Map([...now.sweep, [step.traitors, { right: 0, runs: 0 }]]) });
  }
}
