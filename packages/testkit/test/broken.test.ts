import { createRegistry, PROPERTIES } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { brokenStrategies, kitAttackPlugins, strategyConformance } from '@dmct/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandIn, scenarioOf } from './support/commands.js';
import { complaintsOf } from './support/complaints.js';

describe.each(brokenStrategies)('$strategy.name: $strategy.summary', ({ strategy, options, ...expected }) => {
  let complaints: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    complaints = await complaintsOf(strategyConformance(strategy, options));
  });

  it('is caught by its checks and no other', () => {
    expect([...complaints.keys()]).toEqual(expected.caughtBy);
  });

  it('violates its properties and no other', () => {
    const said = [...complaints.values()].join('\n');
    const violated = PROPERTIES.filter((property) => said.includes(`${property}: `));
    expect(violated).toEqual(expected.violates);
  });

  // What is no matter of decisions has no run to show it, but several.
  if (expected.violates.length === 0) return;
  it('is told with commands that a config with the kit’s adversaries runs: the same violations', () => {
    const registry = createRegistry(kitAttackPlugins, { strategies: [strategy] });
    const told = [...complaints.values()].flatMap((complaint) => commandIn(complaint) ?? []);
    expect(told).toHaveLength(expected.caughtBy.length);
    for (const { said, command } of told) {
      const { violations, verdicts } = simulate(registry, scenarioOf(command));
      // A run that the horizon cut has no violation to show, but its verdict.
      if (violations.length === 0) expect([said, verdicts.termination]).toEqual([said, 'unknown']);
      for (const { detail } of violations) expect(said).toContain(detail);
    }
  });
});
