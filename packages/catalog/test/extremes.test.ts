import { createBuiltInRegistry } from '@dmct/catalog';
import { conditionsSchema, parameterNames, UsageError } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const registry = createBuiltInRegistry();
const EXTREMES = [
  1e300,
  -1e300,
  1e-300,
  5e-324,
  NaN,
  Infinity,
  -0,
  0,
  -1,
  1,
  0.5,
  2 ** 53,
  2 ** 53 - 1,
  2 ** 31,
];

/** A run, or one line that says why not; anything else is a fault of ours. */
function outcome(scenario: Parameters<typeof simulate>[1]): string {
  try {
    const { finalitySeconds, endedSeconds, energyJoules } = simulate(registry, scenario);
    const figures = [endedSeconds, energyJoules.total, finalitySeconds?.mean ?? 0, finalitySeconds?.max ?? 0];
    return figures.every(Number.isFinite) ? 'ran' : `figures ${figures.join(' ')}`;
  } catch (error) {
    if (error instanceof UsageError) return error.message.includes('\n') ? 'two lines' : 'refused';
    return String(error);
  }
}

const base = { attack: 'none', nodes: 4, traitors: 0, seed: 1, horizonSeconds: 1 };

describe.each(['pbft', 'generals'])('%s takes or refuses every extreme of', (strategy) => {
  it.each(parameterNames(registry.strategies.get(strategy).params))('parameter %s', (name) => {
    for (const value of EXTREMES) {
      const seen = outcome({ ...base, strategy, params: { [name]: value } });
      expect(['ran', 'refused'], `${name}=${String(value)}: ${seen}`).toContain(seen);
    }
    expect(outcome({ ...base, strategy, params: { [name]: 1e300 } })).toBe('refused');
  });

  it.each(parameterNames(conditionsSchema))('condition %s', (name) => {
    for (const workload of ['orders', 'log'] as const) {
      for (const value of EXTREMES) {
        // A million requests are a long run, not a bad one.
        const conditions = { requests: 3, [name]: value };
        const seen = outcome({ ...base, strategy, workload, conditions });
        expect(['ran', 'refused'], `${name}=${String(value)}: ${seen}`).toContain(seen);
      }
    }
    expect(outcome({ ...base, strategy, conditions: { [name]: 1e300 } })).toBe('refused');
  });
});
