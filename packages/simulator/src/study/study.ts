import {
  parseParams,
  RESULT_SCHEMA_VERSION,
  VERSION,
  type Comparison,
  type ComparisonRow,
  type Registry,
} from '@dmct/core';
import type { BatchProgress, RunBatch } from '../batch/batch.js';
import { simulate } from '../simulate.js';
import type { StudyDesign, StudyOptions } from './design.js';
import { planStudy, type StudyPair, type StudyPlan } from './plan.js';
import { performRuns, type RunsOutcome, type RunsTask } from './runs-task.js';
import { summariseTally } from './summarise.js';
import { joinTallies } from './tally.js';

/**
 * Runs every strategy under every attack and folds the runs into rows: for each attack the strategies, both in the
 * order given. A pair that doesn't fit or is refused is a row that says why.
 */
export function study(registry: Registry, design: StudyDesign, options: StudyOptions = {}): Comparison {
  const plan = planStudy(registry, design);
  const total = plan.pairs.length * design.seeds;
  const outcomes = plan.pairs.map((pair, index) => {
    const label = labelOf(pair);
    let before = index * design.seeds;
    options.onProgress?.({ done: before, total, label });
    const found: RunsOutcome[] = [];
    for (const task of pair.tasks) {
      const outcome = performRuns(registry, task, options.simulate ?? simulate, (runs) => {
        options.onProgress?.({ done: before + runs, total, label });
      });
      before += task.count;
      found.push(outcome);
      if ('refused' in outcome) break;
    }
    return found;
  });
  options.onProgress?.({ done: total, total, label: 'done' });
  return foldStudy(registry, design, plan, outcomes);
}

/** How a study is run by a host. */
export interface BatchStudyOptions extends Pick<StudyOptions, 'simulate'> {
  readonly runBatch: RunBatch;
  readonly onProgress?: (progress: BatchProgress) => void;
}

/** The same study, its runs done by the host: over workers, say. The same comparison whoever did them. */
export async function studyInBatches(
  registry: Registry,
  design: StudyDesign,
  options: BatchStudyOptions,
): Promise<Comparison> {
  const { runBatch, onProgress } = options;
  const plan = planStudy(registry, design);
  const tasks = plan.pairs.flatMap((pair) => pair.tasks);
  const outcomes = await runBatch<RunsTask, RunsOutcome>(
    {
      kind: 'runs',
      tasks,
      label: ({ scenario }) => labelOf(scenario),
      perform: (task, onProgress) =>
        performRuns(registry, task, options.simulate ?? simulate, (runs) => onProgress(runs / task.count)),
    },
    onProgress === undefined ? {} : { onProgress },
  );
  let at = 0;
  const byPair = plan.pairs.map((pair) => outcomes.slice(at, (at += pair.tasks.length)));
  return foldStudy(registry, design, plan, byPair);
}

function labelOf({ strategy, attack }: { readonly strategy: string; readonly attack: string }): string {
  return `${strategy} under ${attack}`;
}

/** `outcomes` holds what each pair's tasks gave, in their order. */
function foldStudy(
  registry: Registry,
  design: StudyDesign,
  { conditions, pairs }: StudyPlan,
  outcomes: readonly (readonly RunsOutcome[])[],
): Comparison {
  const { topology, workload, nodes, traitors, seeds, seed, replay } = design;
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    version: VERSION,
    conditions: { ...conditions, topology, workload, nodes, traitors, seeds, seed },
    rows: pairs.map((pair, index) => createRow(registry, design, pair, outcomes[index] ?? [])),
    replay,
  };
}

/** A pair of which one run is refused is refused, with the reason that its first refused run has. */
function createRow(
  registry: Registry,
  design: StudyDesign,
  pair: StudyPair,
  outcomes: readonly RunsOutcome[],
): ComparisonRow {
  const strategy = registry.strategies.get(pair.strategy);
  const params = parseParams(
    `strategy ${strategy.name}`,
    strategy.params,
    design.params[strategy.name] ?? {},
  );
  const refused =
    pair.refused ?? outcomes.flatMap((one) => ('refused' in one ? [one.refused] : []))[0] ?? null;
  const tallies = outcomes.flatMap((one) => ('tally' in one ? [one.tally] : []));
  return {
    strategy: strategy.name,
    title: strategy.title,
    attack: pair.attack,
    documented: strategy.documented ?? null,
    assumptions: strategy.assumptions,
    faultsTolerated: strategy.faultModel.maxFaulty(design.nodes, params),
    resource: strategy.faultModel.resource,
    measured: refused === null ? summariseTally(joinTallies(tallies)) : null,
    refused,
  };
}
