import type { ScenarioSearchOptions } from './search-scenario.js';

/** One search against a whole protocol, with what it is against. */
export interface NamedSearch extends ScenarioSearchOptions {
  readonly id: string;
}

/** Two liars of seven, within their slots and at the cap unless the name says otherwise. */
export const protocolSearches: readonly NamedSearch[] = (
  [
    ['energy', { receiver: 'energy' }, 'unanimous', 0],
    ['range-gated, off its time', { receiver: 'range-gated' }, 'unanimous', 2e-6],
    ['causal, rule=plurality, split evenly', { receiver: 'causal', rule: 'plurality' }, 'split', 0],
    ['causal', { receiver: 'causal' }, 'unanimous', 0],
    ['causal, split', { receiver: 'causal' }, 'split', 0],
    ['causal, off its time, split', { receiver: 'causal' }, 'split', 2e-6],
  ] as const
).map(([id, params, inputs, lagSecondsMax]) => ({
  id,
  lagSecondsMax,
  roles: 2,
  powerMax: 1,
  runs: 6,
  evaluations: 40,
  scenario: {
    strategy: 'dmct',
    nodes: 7,
    traitors: 2,
    topology: 'uniform',
    params,
    conditions: { inputs },
  },
}));
