import { fitOf, UsageError, type Registry, type RunResult, type Scenario, type StudyCell } from '@dmct/core';
import type { StudyDesign, StudyOptions } from './design.js';

/** The scenario of run `index` of a pair. */
export function scenarioOf(design: StudyDesign, strategy: string, attack: string, index: number): Scenario {
  return {
    strategy,
    attack,
    nodes: design.nodes,
    traitors: design.traitors,
    seed: design.seed + index,
    params: design.params[strategy] ?? {},
    attackParams: design.attackParams?.[attack] ?? {},
    topology: design.topology,
    workload: design.workload,
    conditions: design.conditions,
    ...(design.horizonSeconds === undefined ? {} : { horizonSeconds: design.horizonSeconds }),
  };
}

/**
 * All runs of one pair, or why there are none: the attack doesn't fit the strategy, or the simulator refuses the
 * pair with a UsageError (too many messages, a size that the strategy can't have). Any other error is a fault of
 * ours or a plugin's and goes through.
 */
export function runCell(
  registry: Registry,
  design: StudyDesign,
  pair: { readonly strategy: string; readonly attack: string },
  simulate: NonNullable<StudyOptions['simulate']>,
  onRun: () => void = () => undefined,
): StudyCell {
  const fit = fitOf(registry.strategies.get(pair.strategy), registry.attacks.get(pair.attack));
  if (!fit.fits) return { refused: fit.reason };
  const results: RunResult[] = [];
  try {
    for (let index = 0; index < design.seeds; index++) {
      results.push(simulate(registry, scenarioOf(design, pair.strategy, pair.attack, index)));
      onRun();
    }
  } catch (error) {
    if (error instanceof UsageError) return { refused: error.message };
    throw error;
  }
  return { results };
}
