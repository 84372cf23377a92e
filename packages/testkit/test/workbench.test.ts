import type { Message, Strategy } from '@dmct/core';
import {
  assertBearsWildFields,
  createWorkbench,
  lockedViews,
  neverChangesView,
  partialSynchrony,
  quorumTooSmall,
  throwsOnGarbage,
  tightBound,
  wildValues,
  type Check,
} from '@dmct/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Names of the checks that fail. */
const failed = (checks: readonly Check[]): readonly string[] =>
  checks.flatMap(({ name, run }) => {
    try {
      void run();
      return [];
    } catch {
      return [name];
    }
  });

const failing = (strategy: Strategy, runs: number): readonly string[] =>
  failed(partialSynchrony(createWorkbench(strategy), { seed: 1988, runs }));

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

describe('the bound n >= 3f + 1', () => {
  /** The checks whose names begin so that fail. */
  const failingOf = (strategy: Strategy, begin: string, isSplit = true): readonly string[] => {
    const bench = createWorkbench(strategy);
    const split = isSplit
      ? bench.registryWith({ powers: ['own-source'], createLie: bench.twoFaced })
      : bench.idle;
    const checks = tightBound(bench, { split, conditions: { fixedDelaySeconds: 0.1 } });
    return failed(checks.filter(({ name }) => name.startsWith(begin)));
  };
  it('is tight for the healthy control', () => {
    expect(failingOf(lockedViews, '')).toEqual([]);
  });
  it('is not shown by traitors that do as they are told', () => {
    expect(failingOf(lockedViews, 'among 3f,', false)).toHaveLength(3);
  });
  it('is missed where quorums need not intersect', () => {
    expect(failingOf(quorumTooSmall, 'among 3f + 1')).not.toEqual([]);
  });
});

describe('wild fields', () => {
  const { scalar, signatures } = wildValues('attack');
  const fields = { kind: fc.integer({ min: 0, max: 5 }), view: scalar, value: scalar, signatures };
  const trial = (strategy: Strategy) => () =>
    assertBearsWildFields<Message>(createWorkbench(strategy), fields, { seed: 1988, runs: 60 });
  it('are borne by the healthy control, and not by who trusts what it reads', () => {
    expect(trial(lockedViews)).not.toThrow();
    expect(trial(throwsOnGarbage)).toThrow(/Property failed/);
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
