import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '@dmct/core';

const DRAWS = 20_000;
const draws = <T>(draw: () => T): T[] => Array.from({ length: DRAWS }, draw);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('createStream', () => {
  it('gives equal draws for equal seed and label, and others otherwise', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.string(),
        fc.maxSafeNat(),
        fc.string(),
        (seed, label, seed2, label2) => {
          const first = createStream(seed, label).uint32();
          expect(createStream(seed, label).uint32()).toBe(first);
          const other = createStream(seed2, label2);
          if (seed !== seed2 || label !== label2) {
            const a = createStream(seed, label);
            expect([a.uint32(), a.uint32(), a.uint32()]).not.toEqual([
              other.uint32(),
              other.uint32(),
              other.uint32(),
            ]);
          }
        },
      ),
      { seed: 1 },
    );
  });

  it('tells seeds apart that differ only above 2^32', () => {
    expect(createStream(1, 'a').uint32()).not.toBe(createStream(1 + 4294967296, 'a').uint32());
  });

  it('is uncorrelated between neighbouring seeds and labels', () => {
    for (const neighbour of [createStream(8, 'x'), createStream(7, 'y')]) {
      const stream = createStream(7, 'x');
      const products = draws(() => (stream.uniform() - 0.5) * (neighbour.uniform() - 0.5));
      // Each product has standard deviation 1/12.
      expect(Math.abs(mean(products))).toBeLessThan((3.3 * (1 / 12)) / Math.sqrt(DRAWS));
    }
  });

  it('is uniform in [0, 1): mean 1/2, variance 1/12', () => {
    const stream = createStream(3, 'uniform');
    const values = draws(() => stream.uniform());
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(3.3 / Math.sqrt(12 * DRAWS));
    expect(mean(values.map((value) => (value - 0.5) * (value - 0.5)))).toBeCloseTo(1 / 12, 2);
  });

  it('draws integers below any bound without favour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (bound, seed) => {
        const stream = createStream(seed, 'integer');
        const counts = new Array<number>(bound).fill(0);
        for (let i = 0; i < 4000; i++) {
          const draw = stream.integer(bound);
          counts[draw] = (counts[draw] as number) + 1;
        }
        const p = 1 / bound;
        // 5 standard deviations: a hundred properties with up to twelve counts each are looked at.
        for (const count of counts) {
          expect(Math.abs(count / 4000 - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / 4000));
        }
      }),
      { seed: 2 },
    );
    for (const bad of [0, -1, 1.5, NaN, 4294967297]) {
      expect(() => createStream(0, '').integer(bad)).toThrow(RangeError);
    }
  });

  it('draws exponentials: mean 1, and a tail of e^-x', () => {
    const stream = createStream(4, 'exponential');
    const values = draws(() => stream.exponential());
    expect(Math.abs(mean(values) - 1)).toBeLessThan(3.3 / Math.sqrt(DRAWS));
    for (const x of [0.5, 1, 2, 4]) {
      const p = Math.exp(-x);
      const share = values.filter((value) => value > x).length / DRAWS;
      expect(Math.abs(share - p)).toBeLessThan(3.3 * Math.sqrt((p * (1 - p)) / DRAWS));
    }
  });

  it('samples distinct members, ascending, each as often', () => {
    const stream = createStream(5, 'sample');
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 3000; i++) {
      const sample = stream.sample(3, 10);
      expect(sample).toEqual([...new Set(sample)].sort((a, b) => a - b));
      for (const member of sample) counts[member] = (counts[member] as number) + 1;
    }
    for (const count of counts) {
      expect(Math.abs(count / 3000 - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 3000));
    }
    expect(() => stream.sample(4, 3)).toThrow(RangeError);
  });

  it('shuffles into each order as often, and leaves the list alone', () => {
    const stream = createStream(6, 'shuffle');
    const items = ['a', 'b', 'c'] as const;
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = stream.shuffle(items).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(items).toEqual(['a', 'b', 'c']);
    expect(counts.size).toBe(6);
    for (const count of counts.values()) {
      expect(Math.abs(count / 6000 - 1 / 6)).toBeLessThan(4 * Math.sqrt(5 / 36 / 6000));
    }
  });
});
