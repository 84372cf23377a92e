import { fitOf, type Conditions, type Registry, type Scenario } from '@dmct/core';
import { checkDesign, type StudyDesign } from './design.js';
import { splitRuns, type RunsTask } from './runs-task.js';

/** A strategy under an attack, and the runs that show how it fares. */
export interface StudyPair {
  readonly strategy: string;
  readonly attack: string;
  /** Why it isn't run; null where it is. */
  readonly refused: string | null;
  readonly tasks: readonly RunsTask[];
}

export interface StudyPlan {
  readonly conditions: Conditions;
  /** For each attack the strategies, both in the order given. */
  readonly pairs: readonly StudyPair[];
}

/** Checks the whole study (a UsageError says what is wrong with it) and lists what is to be run. */
export function planStudy(registry: Registry, design: StudyDesign): StudyPlan {
  const conditions = checkDesign(registry, design);
  const pairs = design.attacks.flatMap((attack) =>
    design.strategies.map((strategy): StudyPair => {
      const fit = fitOf(registry.strategies.get(strategy), registry.attacks.get(attack));
      if (!fit.fits) return { strategy, attack, refused: fit.reason, tasks: [] };
      const scenario = scenarioOf(design, strategy, attack);
      const tasks = splitRuns({ scenario, seed: design.seed, count: design.seeds });
      return { strategy, attack, refused: null, tasks };
    }),
  );
  return { conditions, pairs };
}

/** What a study runs for one of its pairs, with each seed. */
export function scenarioOf(
  design: Omit<StudyDesign, 'replay'>,
  strategy: string,
  attack: string,
): Omit<Scenario, 'seed'> {
  return {
    strategy,
    attack,
    nodes: design.nodes,
    traitors: design.traitors,
    params: design.params[strategy] ?? {},
    attackParams: design.attackParams?.[attack] ?? {},
    topology: design.topology,
    workload: design.workload,
    conditions: design.conditions,
    ...(design.horizonSeconds === undefined ? {} : { horizonSeconds: design.horizonSeconds }),
  };
}
