import { PROPERTIES } from '@dmct/core';
import { brokenStrategies, strategyConformance } from '@dmct/testkit';
import { beforeAll, describe, expect, it } from 'vitest';

describe.each(brokenStrategies)('$strategy.name: $strategy.summary', ({ strategy, options, ...expected }) => {
  const complaints = new Map<string, string>();
  beforeAll(async () => {
    for (const check of strategyConformance(strategy, options)) {
      try {
        await check.run();
      } catch (error) {
        complaints.set(check.name, String(error));
      }
    }
  }, 60_000);

  it('is caught by its checks and no other', () => {
    expect([...complaints.keys()]).toEqual(expected.caughtBy);
  });

  it('violates its properties and no other', () => {
    const said = [...complaints.values()].join('\n');
    const violated = PROPERTIES.filter((property) => said.includes(`${property}: `));
    expect(violated).toEqual(expected.violates);
  });
});
