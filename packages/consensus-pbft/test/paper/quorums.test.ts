import { isRight, type RunResult, type TraceEvent } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { paramsSchema } from '../../src/params.js';
import { maxFaulty, primaryOf } from '../../src/rules.js';
import { erratic, registryWith, run, twoFaced } from '../workbench.js';

const split = registryWith({ powers: ['own-source'], createLie: twoFaced });
const drawn = registryWith({ powers: ['own-source'], createLie: erratic });

const seeds = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed);

function runs(
  registry: typeof split,
  [n, f, q]: readonly [number, number, number],
  count: number,
): RunResult[] {
  return seeds(count).map((seed) =>
    run(registry, { nodes: n, traitors: f, seed, params: { faultsTolerated: f, quorum: q } }),
  );
}

describe('quorums', () => {
  it('n >= 3f + 1', () => {
    const rule = paramsSchema.parse({});
    expect([1, 3, 4, 6, 7, 10, 100].map((nodes) => maxFaulty(nodes, rule))).toEqual([0, 0, 1, 1, 2, 3, 33]);
    expect(maxFaulty(6, paramsSchema.parse({ faultsTolerated: 2 }))).toBe(2);
  });

  it('the primary of view v is replica v mod n', () => {
    expect([0, 1, 3, 4, 9].map((view) => primaryOf(view, 4))).toEqual([0, 1, 3, 0, 1]);
  });

  it.each([
    [4, 1, 2],
    [7, 2, 3],
    [6, 2, 4],
  ] as const)('n = %i, f = %i, quorum %i: a counterexample is found', (...row) => {
    const broken = runs(split, row, 20).filter(({ verdicts }) => verdicts.agreement === 'violated');
    expect(broken.length).toBeGreaterThan(0);
    const [first] = broken;
    const trace: TraceEvent[] = [];
    const [nodes, traitors, quorum] = row;
    const params = { faultsTolerated: traitors, quorum };
    const again = run(split, { nodes, traitors, seed: first!.seed, params }, (event) => trace.push(event));
    expect(again.traceHash).toBe(first!.traceHash);
    // The trace tells the story: both values were pre-prepared in one view, and the second decide names the split.
    const [violation] = again.violations;
    expect(violation?.values).toEqual(['attack', 'retreat']);
    const shown = trace.find(({ index }) => index === violation!.traceIndex);
    expect(shown?.kind).toBe('decide');
    const proposed = trace.filter(
      (event) => event.kind === 'deliver' && event.message === 'pre-prepare' && event.from === 0,
    );
    expect(new Set(proposed.map((event) => (event.kind === 'deliver' ? event.value : null)))).toEqual(
      new Set(['attack', 'retreat']),
    );
  });

  it.each([
    [4, 1, 3],
    [5, 1, 4],
    [6, 1, 4],
    [7, 2, 5],
    [10, 3, 7],
  ] as const)('n = %i, f = %i, quorum %i: none is, by the same attack nor by drawn lies', (...row) => {
    for (const registry of [split, drawn]) {
      for (const result of runs(registry, row, 60)) {
        expect(result.violations).toEqual([]);
        expect(isRight(result.verdicts)).toBe(true);
      }
    }
  });

  it('three replicas have f = 0, and one traitor divides them', () => {
    const results = seeds(40).map((seed) => run(split, { nodes: 3, traitors: 1, seed }));
    const broken = results.filter(({ verdicts }) => verdicts.agreement === 'violated');
    expect(broken.length).toBeGreaterThan(0);
    for (const { assumptionsBroken } of broken) expect(assumptionsBroken).toContain('faulty-within-bound');
  });

  it('four replicas stand one traitor over a thousand seeds', () => {
    for (const seed of seeds(1000)) {
      const { violations, verdicts } = run(split, { nodes: 4, traitors: 1, seed });
      expect(violations).toEqual([]);
      expect(isRight(verdicts)).toBe(true);
    }
  });
});
