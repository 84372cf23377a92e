import { coordinateSearch, createUniformStream, matrixAdaptationSearch, type Objective } from '@dmct/physics';
import { describe, expect, it } from 'vitest';

const searches = [
  ['matrix adaptation', matrixAdaptationSearch],
  ['coordinate', coordinateSearch],
] as const;
const options = (dimensions: number, evaluations: number, seed = 1) => {
  const random = createUniformStream(seed);
  return { dimensions, evaluations, uniform: () => random.nextUniform() };
};
const square = (value: number): number => value * value;
const bowl: Objective = (x) => -x.reduce((sum, value, i) => sum + square(value - 0.2 - 0.1 * i), 0);
/** A valley along the diagonal, a thousand times as steep across: no single coordinate leads along it. */
const valley: Objective = (x) => -square(x[0]! + x[1]! - 0.4) / 2 - 1000 * square(x[0]! - x[1]! + 0.2);

describe.each(searches)('%s search', (_, search) => {
  it('finds the top of a bowl', () => {
    const found = search(bowl, options(5, 1500));
    found.best.forEach((value, i) => expect(value).toBeCloseTo(0.2 + 0.1 * i, 2));
  });
  it('finds a top at an edge of the cube, and stays inside', () => {
    const seen: number[] = [];
    const found = search((x) => (seen.push(...x), x[0]! - x[1]!), options(2, 600));
    expect(found.value).toBeGreaterThan(0.99);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  });
  it('asks no more often than it may, and tells the way', () => {
    let asked = 0;
    const found = search((x) => (asked++, bowl(x)), options(3, 100));
    expect([asked, found.evaluations]).toEqual([100, 100]);
    expect([...found.trace]).toEqual([...found.trace].sort((a, b) => a - b));
    expect(found.trace.at(-1)).toBe(found.value);
  });
  it('comes out the same each time, and refuses what is no cube', () => {
    expect(search(bowl, options(4, 200))).toEqual(search(bowl, options(4, 200)));
    expect(() => search(bowl, options(0, 10))).toThrow(/dimensions/);
    expect(() => search(bowl, { ...options(2, 10), start: [0.1] })).toThrow(/2 entries/);
  });
});

it('matrix adaptation learns a valley that the baseline does not', () => {
  const learnt = matrixAdaptationSearch(valley, options(2, 500));
  const baseline = coordinateSearch(valley, options(2, 500));
  expect(learnt.value).toBeGreaterThan(-1e-6);
  expect(baseline.value).toBeLessThan(learnt.value);
});
