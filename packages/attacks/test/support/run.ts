import { createRegistry, type Attack, type RunResult, type Scenario, type Strategy } from '@dmct/core';
import { simulate } from '@dmct/simulator';

/** Runs a toy strategy against an attack; 4 replicas, 1 traitor and seed 1 unless said otherwise. */
export function attackRun(strategy: Strategy, attack: Attack, scenario: Partial<Scenario> = {}): RunResult {
  const registry = createRegistry({ strategies: [strategy], attacks: [attack] });
  return simulate(registry, {
    strategy: strategy.name,
    attack: attack.name,
    nodes: 4,
    traitors: 1,
    seed: 1,
    ...scenario,
  });
}

/** The same over the seeds 1 to `count`. */
export function attackRuns(
  strategy: Strategy,
  attack: Attack,
  count: number,
  scenario: Partial<Scenario> = {},
): readonly RunResult[] {
  return Array.from({ length: count }, (_, index) =>
    attackRun(strategy, attack, { ...scenario, seed: index + 1 }),
  );
}

/** How many of the runs violate a property. */
export function violations(runs: readonly RunResult[], property: keyof RunResult['verdicts']): number {
  return runs.filter(({ verdicts }) => verdicts[property] === 'violated').length;
}
