import {
  createWorkbench,
  lockedViews,
  neverChangesView,
  partialSynchrony,
  quorumTooSmall,
} from '@dmct/testkit';
import type { Strategy } from '@dmct/core';
import { describe, expect, it } from 'vitest';

const checksOf = (strategy: Strategy, runs: number): readonly { name: string; run: () => void }[] =>
  partialSynchrony(createWorkbench(strategy), { seed: 1988, runs });

/** Names of the checks that fail. */
const failing = (strategy: Strategy, runs: number): readonly string[] =>
  checksOf(strategy, runs).flatMap(({ name, run }) => {
    try {
      run();
      return [];
    } catch {
      return [name];
    }
  });

const isSafety = (name: string): boolean => name.startsWith('agreement');

describe('the properties of partial synchrony', () => {
  it('hold of the healthy control', () => {
    expect(failing(lockedViews, 60)).toEqual([]);
  });
  it('fall in safety where quorums need not intersect', () => {
    expect(failing(quorumTooSmall, 60).filter(isSafety)).toHaveLength(3);
  });
  it('fall in liveness alone where a leader is for ever', () => {
    const names = failing(neverChangesView, 60);
    expect(names.filter(isSafety)).toEqual([]);
    expect(names).toContain('f traitors that lie and withhold by a draw keep nobody from it');
  });
});

describe('a workbench', () => {
  const bench = createWorkbench(lockedViews);
  it('corrupts nobody where the behaviour says none, and otherwise whom the seed draws', () => {
    expect(bench.run(bench.undisturbed, { traitors: 1 }).faulty).toEqual([]);
    const [seed] = bench.seedsOf([2], 4);
    expect(bench.run(bench.idle, { traitors: 1, seed: seed! }).faulty).toEqual([2]);
  });
  it("hands each word of a traitor to its lie, and nobody else's", () => {
    const liars = new Set<number>();
    const registry = bench.registryWith({ createLie: (_, id) => (message) => (liars.add(id), message) });
    const { faulty, decisions } = bench.run(registry, { traitors: 1, seed: 3 });
    expect([...liars]).toEqual(faulty);
    expect(decisions).toEqual(bench.run(bench.idle, { traitors: 1, seed: 3 }).decisions);
  });
  it('lets a lie say nothing, or several things', () => {
    const told = (words: number): number =>
      bench.run(
        bench.registryWith({
          createLie: () => (message) => Array.from({ length: words }, () => message),
        }),
        { traitors: 1, seed: 3 },
      ).messages.total;
    expect(told(0)).toBeLessThan(told(1));
    expect(told(2)).toBeGreaterThan(told(1));
  });
});
