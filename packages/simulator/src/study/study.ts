import {
  parseParams,
  RESULT_SCHEMA_VERSION,
  VERSION,
  type Comparison,
  type ComparisonRow,
  type Registry,
  type StudyCell,
} from '@dmct/core';
import { simulate } from '../simulate.js';
import { runCell } from './cell.js';
import { checkDesign, type StudyDesign, type StudyOptions } from './design.js';
import { summarise } from './summarise.js';

/**
 * Runs every strategy under every attack and folds the runs into rows: for each attack the strategies, both in the
 * order given. A pair that doesn't fit or is refused is a row that says why.
 */
export function study(registry: Registry, design: StudyDesign, options: StudyOptions = {}): Comparison {
  const conditions = checkDesign(registry, design);
  const pairs = design.attacks.flatMap((attack) =>
    design.strategies.map((strategy) => ({ strategy, attack })),
  );
  const total = pairs.length * design.seeds;
  const rows = pairs.map((pair, index) => {
    const label = `${pair.strategy} under ${pair.attack}`;
    let done = index * design.seeds;
    options.onProgress?.({ done, total, label });
    const cell = runCell(registry, design, pair, options.simulate ?? simulate, () => {
      done++;
      options.onProgress?.({ done, total, label });
    });
    return createRow(registry, design, pair, cell);
  });
  options.onProgress?.({ done: total, total, label: 'done' });
  const { topology, workload, nodes, traitors, seeds, seed, replay } = design;
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    version: VERSION,
    conditions: { ...conditions, topology, workload, nodes, traitors, seeds, seed },
    rows,
    replay,
  };
}

function createRow(
  registry: Registry,
  design: StudyDesign,
  pair: { readonly strategy: string; readonly attack: string },
  cell: StudyCell,
): ComparisonRow {
  const strategy = registry.strategies.get(pair.strategy);
  const params = parseParams(
    `strategy ${strategy.name}`,
    strategy.params,
    design.params[strategy.name] ?? {},
  );
  return {
    strategy: strategy.name,
    title: strategy.title,
    attack: pair.attack,
    documented: strategy.documented ?? null,
    assumptions: strategy.assumptions,
    faultsTolerated: strategy.faultModel.maxFaulty(design.nodes, params),
    resource: strategy.faultModel.resource,
    measured: 'results' in cell ? summarise(cell.results) : null,
    refused: 'refused' in cell ? cell.refused : null,
  };
}
