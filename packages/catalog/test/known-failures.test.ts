import { createBuiltInRegistry, runValidations } from '@dmct/catalog';
import { createStream, type Lab } from '@dmct/core';
import { throughputLost } from '@dmct/known-failures';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const registry = createBuiltInRegistry();
const lab: Lab = {
  simulate: (scenario) => simulate(registry, scenario),
  stream: (label) => createStream(1, label),
  quick: true,
  progress: () => undefined,
};

describe('Clement and others 2009: a slow primary', () => {
  it('just below the timeout it takes nine tenths of the throughput, and keeps its place', () => {
    expect(throughputLost(lab, 4)).toBeGreaterThan(0.9);
  });

  it('just above it is replaced, and one that does not wait takes nothing', () => {
    expect(throughputLost(lab, 5.5)).toBe(0);
    expect(throughputLost(lab, 0)).toBeLessThan(0.05);
  });
});

describe('row C6', () => {
  it('runs strategies that no list offers', async () => {
    expect(registry.strategies.has('zyzzyva') || registry.strategies.has('fab')).toBe(false);
    for (const name of ['zyzzyva', 'fab']) {
      const { rows } = await runValidations(registry, ['C6'], { params: { case: name } });
      expect(rows).toMatchObject([{ expected: 1, measured: 1, verdict: 'pass' }]);
    }
  });
});
