import { RESULT_SCHEMA_VERSION, type Comparison, type ComparisonRow } from '@dmct/core';
import { csvText } from '@dmct/reporters';
import type { CatalogFacts } from '../../catalog/facts.js';
import type { Settings } from '../../link/settings.js';
import { compareCommand } from './command.js';
import { measuredOf, type RowState } from './row-state.js';

/** The table in the form of `dmct compare --reporter json`: what was measured so far. */
export function comparisonOf(
  facts: CatalogFacts,
  settings: Settings,
  rows: readonly RowState[],
): Omit<Comparison, 'conditions'> & { readonly conditions: object } {
  const { nodes, seed, seeds, topology, traitors, workload } = settings;
  const conditions = rows.find(({ results }) => results.length > 0)?.results[0]?.conditions ?? {};
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    version: facts.version,
    conditions: { ...conditions, topology, workload, nodes, traitors, seeds, seed },
    rows: rows.map((row) => rowOf(row, settings.attack)),
    replay: compareCommand(settings, facts),
  };
}

/** The same as lines for a spreadsheet, by the reporter of the command line. */
export function toCsv(facts: CatalogFacts, settings: Settings, rows: readonly RowState[]): string {
  const comparison = comparisonOf(facts, settings, rows) as Comparison;
  return csvText({ kind: 'compare', comparison });
}

function rowOf(row: RowState, attack: string): ComparisonRow {
  const { facts, refused, results } = row;
  return {
    strategy: facts.name,
    title: facts.title,
    attack,
    documented: facts.documented,
    assumptions: facts.assumptions,
    faultsTolerated: results[0]?.faultsTolerated ?? 0,
    resource: facts.resource,
    measured: measuredOf(row),
    refused,
  };
}
