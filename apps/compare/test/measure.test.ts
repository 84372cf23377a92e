import { simulate } from '@dmct/simulator';
import { createBuiltInRegistry } from '@dmct/catalog';
import type { Scenario } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { collectFacts } from '../src/catalog/collect-facts.js';
import type { Pool } from '../src/lab/pool.js';
import { DEFAULT_SETTINGS, type Settings } from '../src/link/settings.js';
import { FIRST_SEEDS, measureTable } from '../src/views/table/measure.js';
import type { RowState } from '../src/views/table/row-state.js';

const registry = createBuiltInRegistry();
const { strategies } = collectFacts();
const settings: Settings = { ...DEFAULT_SETTINGS, nodes: 4, traitors: 1, seeds: 7, attack: 'none' };
const RESULT = simulate(registry, { strategy: 'pbft', attack: 'none', nodes: 4, traitors: 1, seed: 1 });

/** Asks in the order of the table, and answers one question after another, as a single worker does. */
async function asked(): Promise<{ scenarios: Scenario[]; shown: string[] }> {
  const scenarios: Scenario[] = [];
  const shown: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const pool = {
    ask: (_: string, scenario: Scenario) => {
      scenarios.push(scenario);
      return (last = last.then(() => ({ ...RESULT, seed: scenario.seed })));
    },
  } as unknown as Pool;
  await measureTable({
    pool,
    settings,
    strategies,
    refusalOf: () => null,
    isSwept: true,
    signal: new AbortController().signal,
    onRow: (row: RowState) => {
      if (row.results.length > 0) shown.push(`${row.facts.name} ${String(row.results.length)}`);
    },
    onProgress: () => undefined,
  });
  return { scenarios, shown };
}

describe('the order in which the table is measured', () => {
  it('every row shows a figure before any shows a second', async () => {
    const { shown } = await asked();
    expect(shown.slice(0, strategies.length)).toEqual(strategies.map(({ name }) => `${name} 1`));
  });

  it('the first seeds of all rows come before the sweep over traitors, and what refines them after it', async () => {
    const { scenarios } = await asked();
    const count = strategies.length;
    const first = scenarios.slice(0, FIRST_SEEDS * count);
    expect(new Set(first.map(({ seed, traitors }) => `${String(seed)} ${String(traitors)}`))).toEqual(
      new Set(Array.from({ length: FIRST_SEEDS }, (_, index) => `${String(1 + index)} 1`)),
    );
    const rest = scenarios.slice(-2 * count);
    expect(rest.every(({ seed }) => seed > FIRST_SEEDS)).toBe(true);
    expect(scenarios.slice(FIRST_SEEDS * count, -2 * count).some(({ traitors }) => traitors !== 1)).toBe(
      true,
    );
  });
});
