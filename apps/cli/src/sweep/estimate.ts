import type { Registry } from '@dmct/core';
import { canonicalJson, performSweepTask, type SweepTask } from '@dmct/sweep';

export interface Estimate {
  /** Seconds of one core, all tasks together. */
  readonly seconds: number;
  /** Cells of which a run was tried for it, of how many there are to run. */
  readonly tried: number;
  readonly cells: number;
  /** Seconds that one task takes. */
  taskSeconds(task: SweepTask): number;
}

/** How a cell's time grows with its nodes where nothing tells: most protocols send a message for every pair. */
const USUAL_EXPONENT = 2;
const EXPONENT_MAX = 4;

/**
 * What the tasks will take, from one run of as many cells as the budget allows: of every strategy in turn, each of its
 * settings at its fewest nodes first, then at more. A cell that wasn't tried is scaled by its nodes from those tried at the
 * same settings, with the exponent that was seen between two sizes, else from those of its strategy. A guess: one seed
 * stands for all, and a thread that has just begun is slower.
 */
export function estimate(
  registry: Registry,
  tasks: readonly SweepTask[],
  budgetSeconds: number,
  now: () => number,
): Estimate {
  const beganAt = now();
  const left = (): number => budgetSeconds - (now() - beganAt) / 1000;
  const probes = new Probes();
  const cells = new Map([...tasks].reverse().map((task) => [task.cell, task]));
  const warm = new Set<string>();
  for (const task of inTurn([...cells.values()])) {
    if (left() <= 0) break;
    // The first of a strategy is tried whatever it takes; a later one only where it fits.
    const isFirst = !warm.has(task.scenario.strategy);
    if (!isFirst && probes.secondsOf(task) > left()) continue;
    const one = { ...task, runs: task.runs.slice(0, 1), seeds: task.seeds.slice(0, 1) };
    // The first run of a strategy pays for loading and warming it up: the second tells.
    if (isFirst) performSweepTask(registry, one);
    warm.add(task.scenario.strategy);
    const startedAt = now();
    performSweepTask(registry, one);
    probes.add(task, (now() - startedAt) / 1000);
  }
  const seconds = new Map([...cells].map(([cell, task]) => [cell, probes.secondsOf(task)]));
  const taskSeconds = ({ cell, runs }: SweepTask): number => (seconds.get(cell) ?? 0) * runs.length;
  return {
    seconds: tasks.reduce((sum, task) => sum + taskSeconds(task), 0),
    tried: probes.count,
    cells: cells.size,
    taskSeconds,
  };
}

/** Strategies take turns; each with its settings at their fewest nodes first. */
function inTurn(tasks: readonly SweepTask[]): readonly SweepTask[] {
  const bySize = [...tasks].sort((a, b) => a.scenario.nodes - b.scenario.nodes || a.cell - b.cell);
  const sizes = new Map<string, number>();
  const sized = bySize.map((task) => {
    const size = sizes.get(settingsOf(task)) ?? 0;
    sizes.set(settingsOf(task), size + 1);
    return { task, size };
  });
  const turns = new Map<string, number>();
  return sized
    .sort((a, b) => a.size - b.size)
    .map(({ task }) => {
      const turn = turns.get(task.scenario.strategy) ?? 0;
      turns.set(task.scenario.strategy, turn + 1);
      return { task, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ task }) => task);
}

/** All of a scenario but its size: cells that differ in nothing else are scaled from one another. */
function settingsOf({ scenario }: SweepTask): string {
  const { nodes: _, traitors: __, ...settings } = scenario;
  return canonicalJson(settings);
}

interface Probe {
  readonly cell: number;
  readonly nodes: number;
  readonly seconds: number;
}

class Probes {
  readonly #all: Probe[] = [];
  readonly #bySettings = new Map<string, Probe[]>();
  readonly #byStrategy = new Map<string, Probe[]>();

  get count(): number {
    return this.#all.length;
  }

  add(task: SweepTask, seconds: number): void {
    const { nodes, strategy } = task.scenario;
    const probe = { cell: task.cell, nodes, seconds };
    this.#all.push(probe);
    for (const [map, key] of [
      [this.#bySettings, settingsOf(task)],
      [this.#byStrategy, strategy],
    ] as const)
      map.set(key, [...(map.get(key) ?? []), probe]);
  }

  /** Seconds of one run of the task's cell; 0 while nothing was tried. */
  secondsOf(task: SweepTask): number {
    const { nodes, strategy } = task.scenario;
    const same = this.#bySettings.get(settingsOf(task)) ?? [];
    const own = same.find(({ cell }) => cell === task.cell);
    if (own !== undefined) return own.seconds;
    const family = this.#byStrategy.get(strategy) ?? [];
    const like = same.length > 0 ? same : family.length > 0 ? family : this.#all;
    const exponent = exponentOf(same) ?? exponentOf(family) ?? USUAL_EXPONENT;
    // Those nearest in size tell most.
    const distance = (probe: Probe): number => Math.abs(Math.log(nodes / probe.nodes));
    const nearest = Math.min(...like.map(distance));
    const near = like.filter((probe) => distance(probe) === nearest);
    const sum = near.reduce((total, probe) => total + probe.seconds * (nodes / probe.nodes) ** exponent, 0);
    return near.length === 0 ? 0 : sum / near.length;
  }
}

/** By which power of the nodes the time grew between the fewest and the most that were tried; null for one size alone. */
function exponentOf(probes: readonly Probe[]): number | null {
  const sorted = [...probes].sort((a, b) => a.nodes - b.nodes);
  const [few] = sorted;
  const many = sorted.at(-1);
  if (few === undefined || many === undefined || few.nodes === many.nodes) return null;
  const mean = (nodes: number): number => {
    const of = probes.filter((probe) => probe.nodes === nodes);
    return of.reduce((sum, { seconds }) => sum + seconds, 0) / of.length;
  };
  const growth = Math.log(mean(many.nodes) / mean(few.nodes)) / Math.log(many.nodes / few.nodes);
  return Number.isFinite(growth) ? Math.min(EXPONENT_MAX, Math.max(0, growth)) : null;
}
