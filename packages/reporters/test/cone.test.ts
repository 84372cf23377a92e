import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coneOutline, orderByNearness } from '../src/index.js';

describe('the order of nearness', () => {
  it.each([1, 2, 3, 7, 40])(
    'of %d places along a line is theirs along the line, shuffled as they may be',
    (count) => {
      fc.assert(
        fc.property(
          fc.shuffledSubarray(
            Array.from({ length: count }, (_, k) => k),
            { minLength: count },
          ),
          (places) => {
            const order = orderByNearness(count, (a, b) => Math.abs(places[a]! - places[b]!));
            const along = order.map((id) => places[id]!);
            const ascending = [...along].sort((a, b) => a - b);
            expect([along, [...along].reverse()]).toContainEqual(ascending);
          },
        ),
        { numRuns: 20, seed: 36 },
      );
    },
  );

  it('is a way past all, no longer than that by number', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), (points) => {
        const distance = (a: number, b: number): number =>
          Math.hypot(points[a]![0] - points[b]![0], points[a]![1] - points[b]![1]);
        const lengthOf = (way: readonly number[]): number =>
          way.slice(1).reduce((sum, id, at) => sum + distance(way[at]!, id), 0);
        const order = orderByNearness(points.length, distance);
        expect([...order].sort((a, b) => a - b)).toEqual([...points.keys()]);
        expect(lengthOf(order)).toBeLessThanOrEqual(lengthOf([...points.keys()]) + 1e-9);
      }),
      { numRuns: 100, seed: 36 },
    );
  });
});

it('a cone begins at its emitter, meets each line when its light does, and is over when the last is passed', () => {
  const { front, inside, over, passing } = coneOutline({ start: 2, end: 3, ways: [0, 5, 1] }, [1, 0, 2]);
  expect(front).toEqual([
    [7, 0],
    [2, 1],
    [3, 2],
  ]);
  expect(over).toBe(8);
  expect(passing.slice(3)).toEqual([
    [4, 2],
    [3, 1],
    [8, 0],
  ]);
  expect(inside.slice(3)).toEqual([
    [8, 2],
    [8, 0],
  ]);
});
