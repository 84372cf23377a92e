import { simulate } from '@dmct/simulator';
import { createBuiltInRegistry } from '@dmct/catalog';
import { describe, expect, it } from 'vitest';
import { collectFacts } from '../src/catalog/collect-facts.js';
import { sweptTraitors } from '../src/views/table/measure.js';
import {
  emptyRow,
  seedToInspect,
  sweepOf,
  toleranceOf,
  type SweepPoint,
} from '../src/views/table/row-state.js';

const points = (...rights: readonly (number | null)[]): ReadonlyMap<number, SweepPoint> =>
  new Map(
    rights.flatMap((right, traitors) =>
      right === null ? [] : [[traitors, { right, runs: right < 0 ? 0 : 3 }] as const],
    ),
  );
const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, index) => index);

describe('what a sweep over traitors has shown', () => {
  it('ends below the first number with which some run was not right', () => {
    expect(toleranceOf(points(3, 3, 2, 3), upTo(3))).toEqual({ rightUpTo: 1, wrongAt: 2, runs: 3 });
    expect(toleranceOf(points(2, 3), upTo(1))).toMatchObject({ rightUpTo: -1, wrongAt: 0 });
  });

  it('names no number that fails where none did, nor where the lab refuses to run more', () => {
    expect(toleranceOf(points(3, 3, 3), upTo(2))).toEqual({ rightUpTo: 2, wrongAt: null, runs: 3 });
    expect(toleranceOf(points(3, 3, -1), upTo(2))).toEqual({ rightUpTo: 1, wrongAt: null, runs: 3 });
  });

  it('says nothing while a number below is missing, and of larger ones needs none', () => {
    expect(toleranceOf(points(3, null, 0), upTo(2))).toBeNull();
    expect(toleranceOf(points(3, 0, null), upTo(2))).toMatchObject({ rightUpTo: 0, wrongAt: 1 });
  });

  it('leaves numbers between two that were tried open', () => {
    const swept = sweptTraitors(64);
    const sweep = new Map(swept.map((traitors) => [traitors, { right: traitors < 20 ? 3 : 0, runs: 3 }]));
    const tolerance = toleranceOf(sweep, swept);
    expect(tolerance?.wrongAt ?? 0).toBeGreaterThan((tolerance?.rightUpTo ?? 0) + 1);
    expect(swept).toContain(tolerance?.rightUpTo);
  });

  it('counts the runs of the table itself with its own number of traitors, where they are more', () => {
    const facts = collectFacts().strategies.find(({ name }) => name === 'pbft')!;
    const registry = createBuiltInRegistry();
    const results = [1, 2, 3, 4].map((seed) =>
      simulate(registry, { strategy: 'pbft', attack: 'silence', nodes: 4, traitors: 1, seed }),
    );
    const row = { ...emptyRow(facts, 4, null), results, sweep: points(3, 3) };
    expect(sweepOf(row, 1).get(1)).toEqual({ right: 4, runs: 4 });
    expect(sweepOf({ ...row, results: results.slice(0, 2) }, 1).get(1)).toEqual({ right: 3, runs: 3 });
  });
});

describe('the run of a row that is worth a look', () => {
  const run = (seed: number, traitors: number) =>
    simulate(createBuiltInRegistry(), { strategy: 'pbft', attack: 'silence', nodes: 4, traitors, seed });

  it('is the first by seed that was not right, in whatever order they came, or the first of all', () => {
    const [right, rightLater, wrong, wrongLater] = [run(1, 1), run(4, 1), run(2, 2), run(3, 2)];
    expect(seedToInspect([wrongLater, wrong, right])).toBe(2);
    expect(seedToInspect([rightLater, right])).toBe(1);
    expect(seedToInspect([])).toBeNull();
  });
});
