import type { Registry } from '@dmct/core';
import { performSweepTask, type SweepTask } from '@dmct/sweep';

export interface Estimate {
  /** Seconds of one core. */
  readonly seconds: number;
  /** Runs that were tried for it. */
  readonly probes: number;
}

interface Probe {
  readonly nodes: number;
  readonly seconds: number;
}

/**
 * What the tasks will take: one run of as many cells as the budget allows, small ones first; a cell that wasn't tried
 * takes as long as the slowest tried one of its strategy, times the square of how many more nodes it has, since most
 * protocols send that many messages. Rough.
 */
export function estimate(
  registry: Registry,
  tasks: readonly SweepTask[],
  budgetSeconds: number,
  now: () => number,
): Estimate {
  const beganAt = now();
  const probes = new Map<string, Probe[]>();
  const cells = new Map<number, Probe>();
  const firstOfCell = [...new Map([...tasks].reverse().map((task) => [task.cell, task])).values()];
  for (const task of firstOfCell.sort((a, b) => a.scenario.nodes - b.scenario.nodes || a.cell - b.cell)) {
    if ((now() - beganAt) / 1000 >= budgetSeconds) break;
    // The first run of a strategy pays for loading and warming it up: the second tells.
    const isFirst = !probes.has(task.scenario.strategy);
    const one = { ...task, runs: task.runs.slice(0, 1), seeds: task.seeds.slice(0, 1) };
    if (isFirst) performSweepTask(registry, one);
    const startedAt = now();
    performSweepTask(registry, one);
    const probe = { nodes: task.scenario.nodes, seconds: (now() - startedAt) / 1000 };
    cells.set(task.cell, probe);
    probes.set(task.scenario.strategy, [...(probes.get(task.scenario.strategy) ?? []), probe]);
  }
  const all = [...cells.values()];
  const secondsOf = ({ cell, scenario }: SweepTask): number => {
    const own = cells.get(cell);
    if (own !== undefined) return own.seconds;
    const like = probes.get(scenario.strategy) ?? all;
    return Math.max(
      0,
      ...like.map(({ nodes, seconds }) => seconds * Math.max(1, (scenario.nodes / nodes) ** 2)),
    );
  };
  return {
    seconds: tasks.reduce((sum, task) => sum + secondsOf(task) * task.runs.length, 0),
    probes: all.length,
  };
}
