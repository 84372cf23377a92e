import { createBuiltInRegistry, runValidations } from '@dmct/catalog';
import { createStream, type Lab } from '@dmct/core';
import { slowRun, throughputLost } from '@dmct/known-failures';
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

describe('a slow primary where each request has its own timeout', () => {
  const params = { timeoutPer: 'request' };
  it.each([1, 4, 40])(
    'at %i delays a proposal it is replaced, and half of the throughput is back',
    (gapDelays) => {
      const { isReplaced, lost } = slowRun(lab, { attackParams: { gapDelays }, params });
      expect(isReplaced).toBe(true);
      expect(lost).toBeLessThan(0.5);
    },
  );

  it('one that does its work keeps its place', () => {
    const { isReplaced, lost } = slowRun(lab, { attackParams: { gapDelays: 0 }, params });
    expect(isReplaced).toBe(false);
    expect(lost).toBeLessThan(0.05);
  });
});

describe('row C6', () => {
  it('the same slow primary loses its place where each request has its own timeout', async () => {
    for (const mended of [false, true]) {
      const params = { case: 'slow-primary', mended };
      const { rows } = await runValidations(registry, ['C6'], { params });
      expect(rows).toMatchObject([{ measured: mended ? 0 : 1, verdict: 'pass' }]);
    }
  });

  it('runs strategies that no list offers', async () => {
    expect(registry.strategies.has('zyzzyva') || registry.strategies.has('fab')).toBe(false);
    for (const name of ['zyzzyva', 'fab']) {
      const { rows } = await runValidations(registry, ['C6'], { params: { case: name } });
      expect(rows).toMatchObject([{ expected: 1, measured: 1, verdict: 'pass' }]);
    }
  });
});
