import { createRegistry, isRight, type Attack, type RunResult, type Scenario } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { dmct, dmctSeed } from '../../src/index.js';

/** One run of either strategy under a test's own attack. */
export function run(attack: Attack, scenario: Partial<Scenario> & Pick<Scenario, 'strategy'>): RunResult {
  const registry = createRegistry({ strategies: [dmct, dmctSeed], attacks: [attack] });
  return simulate(registry, { nodes: 4, traitors: 0, seed: 1, ...scenario, attack: attack.name });
}

/** Runs of seeds 1 to `seeds`. */
export function runs(
  attack: Attack,
  scenario: Partial<Scenario> & Pick<Scenario, 'strategy'>,
  seeds: number,
): readonly RunResult[] {
  return Array.from({ length: seeds }, (_, index) => run(attack, { ...scenario, seed: index + 1 }));
}

/** How many of the runs were right. */
export function countRight(results: readonly RunResult[]): number {
  return results.filter((result) => isRight(result.verdicts)).length;
}
