import { createStream, parseParams, UsageError, type Lab } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { simulate } from '@dmct/simulator';
import { powValidations } from '../../src/index.js';
import { powRegistry } from '../support/run.js';

const lab: Lab = {
  simulate: (scenario) => simulate(powRegistry, scenario),
  stream: (label) => createStream(1, `test ${label}`),
  quick: true,
  progress: () => undefined,
};

function rowOf(id: string): (typeof powValidations)[number] {
  const row = powValidations.find((each) => each.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}

function parse(id: string, raw: Readonly<Record<string, unknown>>): unknown {
  return parseParams(`row ${id}`, rowOf(id).params, raw);
}

async function errorInTolerances(id: string, raw: Readonly<Record<string, unknown>>): Promise<number> {
  const row = rowOf(id);
  const params = parse(id, raw);
  const { measured, tolerance } = await row.measure(params, lab);
  const error = Math.abs(measured - row.expected(params));
  return error === 0 ? 0 : error / tolerance;
}

it('the rows are A1 to A7, some with a second one beside them', () => {
  const ids = powValidations.map(({ id }) => id);
  expect([...new Set(ids.map((id) => id.slice(0, 2)))]).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7']);
});

it('figures not confirmed (Decker) are reported, and never gates', () => {
  const reported = powValidations.filter(({ kind }) => kind === 'reported').map(({ id }) => id);
  expect(reported).toEqual(['A5-decker']);
});

describe('every row holds at points that nobody printed', () => {
  it.each([
    ['A1', { q: 0.25, z: 3 }],
    ['A1', { q: 0.1, z: 20 }],
    ['A2', { q: 0.15, n: 4 }],
    ['A2', { q: 0.4, n: 75 }],
    ['A2', { q: 0.02, n: 30 }],
    ['A3', { alpha: 0.37, gamma: 0.2 }],
    ['A4', { alpha: 0.42, gamma: 0.5 }],
    ['A4-threshold', { gamma: 0.3 }],
    ['A5', { x: 0.3 }],
    ['A5', { x: 0.5, miners: 20 }],
    ['A5', { x: 1, miners: 10 }],
    ['A6', { x: 0.3 }],
    ['A5-gervais-order', {}],
    ['A7-intervals', { case: 'median-interval' }],
    ['A7-intervals', { case: 'mean-of-six' }],
    ['A7-intervals', { case: 'percentile-95-of-six' }],
  ])('%s %j', async (id, raw) => {
    expect(await errorInTolerances(id, raw)).toBeLessThanOrEqual(1);
  });

  it.each([0.01, 0.5, 1, 2, 5])('A6-attack, x=%d: at the ends of what is accepted', async (x) => {
    for (const offset of [-0.1, -0.01, 0.01, 0.1]) {
      expect(await errorInTolerances('A6-attack', { x, offset }), String(offset)).toBe(0);
    }
  });

  it('A7: each block and rule', async () => {
    for (const point of rowOf('A7').points as readonly Record<string, unknown>[]) {
      expect(await errorInTolerances('A7', point), JSON.stringify(point)).toBeLessThanOrEqual(1);
    }
  });
});

it('A1 prints the true race beside its model, which A2 confirms', async () => {
  const { beside } = await rowOf('A1').measure(parse('A1', { q: 0.3, z: 5 }), lab);
  expect(beside?.label).toBe('true race');
  const truth = await rowOf('A2').measure(parse('A2', { q: 0.3, n: 5 }), lab);
  expect(Math.abs((beside?.value ?? NaN) - truth.measured)).toBeLessThan(Math.SQRT2 * truth.tolerance);
});

it('a pool that earns nothing does not pass for one that earns little', async () => {
  const params = parse('A3', { alpha: 0.01, gamma: 0 });
  const { measured, tolerance } = await rowOf('A3').measure(params, lab);
  const expected = rowOf('A3').expected(params);
  expect(tolerance).toBeLessThan(expected / 5);
  expect(Math.abs(measured - expected)).toBeLessThan(tolerance);
});

describe('a measurement would not pass for another point', () => {
  it.each([
    ['A1', { q: 0.3, z: 5 }, { q: 0.3, z: 6 }],
    ['A2', { q: 0.3, n: 5 }, { q: 0.3, n: 6 }],
    ['A2', { q: 0.3, n: 5 }, { q: 0.28, n: 5 }],
    ['A3', { alpha: 0.4, gamma: 0.5 }, { alpha: 0.4, gamma: 0.45 }],
    ['A4', { alpha: 0.4, gamma: 0 }, { alpha: 0.395, gamma: 0 }],
    ['A4-threshold', { gamma: 0.3 }, { gamma: 0.25 }],
    ['A5', { x: 0.3 }, { x: 0.32 }],
    ['A6-attack', { x: 1, offset: 0.02 }, { x: 1, offset: -0.02 }],
    ['A7-intervals', { case: 'mean-of-six' }, { case: 'percentile-95-of-six' }],
    ['A6', { x: 0.5 }, { x: 0.7 }],
  ])('%s measured at %j, expected at %j', async (id, at, other) => {
    const { measured, tolerance } = await rowOf(id).measure(parse(id, at), lab);
    expect(Math.abs(measured - rowOf(id).expected(parse(id, other)))).toBeGreaterThan(tolerance);
  });
});

describe('points out of reach are refused in one line', () => {
  it.each([
    ['A1', { q: 0.5 }],
    ['A1', { q: 0.01, z: 200 }],
    ['A2', { q: 0.01, n: 100 }],
    ['A2', { n: 0 }],
    ['A3', { alpha: 0.5 }],
    ['A4', { gamma: 1.1 }],
    ['A5', { x: 5, miners: 10 }],
    ['A4-threshold', { tieBreak: 'random', gamma: 0 }],
    ['A5-gervais', { intervalSeconds: 7 }],
    ['A6', { x: 0 }],
    ['A6-attack', { offset: 0 }],
    ['A7', { case: 'block-1' }],
  ])('%s %j', (id, raw) => {
    expect(() => parse(id, raw)).toThrow(UsageError);
    expect(() => parse(id, raw)).toThrow(/^.+$/);
  });
});
