import { createStream } from '@dmct/core';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { mean, quantile, studentInterval, summariseSeconds, wilson } from '../../src/study/statistics.js';
import { studentCoverage, studentQuantile } from '../../src/study/student.js';

describe('wilson', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998,
  // table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i, as Newcombe prints it', (count, runs, low, high) => {
    const { interval, rate } = wilson(count, runs);
    expect(rate).toBe(count / runs);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test.prop([fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true })])(
    'lies in [0, 1] around the rate, and mirrors',
    (runs, share) => {
      const count = Math.round(share * runs);
      const { interval, rate } = wilson(count, runs);
      const mirrored = wilson(runs - count, runs).interval;
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.low).toBeLessThanOrEqual(rate);
      expect(interval.high).toBeGreaterThanOrEqual(rate);
      expect(interval.high).toBeLessThanOrEqual(1);
      expect(interval.low).toBeCloseTo(1 - mirrored.high, 12);
    },
  );

  it('knows nothing without runs, and refuses nonsense', () => {
    expect(wilson(0, 0)).toEqual({ count: 0, runs: 0, rate: 0, interval: { low: 0, high: 1 } });
    for (const [count, runs] of [
      [2, 1],
      [-1, 3],
      [0.5, 1],
      [NaN, 1],
    ] as const) {
      expect(() => wilson(count, runs)).toThrow(RangeError);
    }
  });
});

describe("student's t", () => {
  // The 97.5 % column of any printed table.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [9, 2.262],
    [10, 2.228],
    [19, 2.093],
    [30, 2.042],
    [60, 2.0],
    [120, 1.98],
    [1000, 1.962],
  ])('%i degrees of freedom: %f', (degrees, printed) => {
    expect(studentQuantile(degrees)).toBeCloseTo(printed, 3);
  });

  it('its expansion meets the finite sums where one takes over from the other', () => {
    for (const degrees of [200, 201, 500, 1001]) {
      expect(Math.abs(studentCoverage(studentQuantile(degrees), degrees) - 0.95)).toBeLessThan(1e-10);
    }
  });

  test.prop([fc.integer({ min: 1, max: 2000 })])('falls towards the normal quantile', (degrees) => {
    expect(studentQuantile(degrees + 1)).toBeLessThan(studentQuantile(degrees));
    expect(studentQuantile(degrees)).toBeGreaterThan(1.959963984540054);
  });

  it('refuses nonsense', () => {
    for (const degrees of [0, -1, 1.5, NaN]) expect(() => studentQuantile(degrees)).toThrow(RangeError);
  });
});

describe('studentInterval', () => {
  it("Student's own example: the sleep of ten patients (Biometrika 1908, differences)", () => {
    const differences = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
    const interval = studentInterval(differences);
    expect(interval?.mean).toBeCloseTo(1.58, 10);
    // As R prints it for t.test(sleep): 0.7001142 to 2.4598858.
    expect(interval?.interval.low).toBeCloseTo(0.7001142, 6);
    expect(interval?.interval.high).toBeCloseTo(2.4598858, 6);
  });

  it('covers the mean of small normal samples in 95 % of trials', () => {
    const stream = createStream(11, 'statistics');
    // The sum of twelve uniforms less six: normal to well below the tolerance here (Irwin and Hall).
    const normal = () => Array.from({ length: 12 }, () => stream.uniform()).reduce((a, b) => a + b, -6);
    const trials = 4000;
    let covered = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { interval } = studentInterval(Array.from({ length: 5 }, normal)) ?? {
        interval: { low: 1, high: 1 },
      };
      if (interval.low <= 0 && interval.high >= 0) covered++;
    }
    expect(Math.abs(covered / trials - 0.95)).toBeLessThan(3.3 * Math.sqrt((0.95 * 0.05) / trials));
  });

  it('says of one value that its spread is unknown, and nothing of none', () => {
    expect(studentInterval([])).toBeNull();
    expect(studentInterval([3])).toEqual({
      mean: 3,
      interval: { low: -Infinity, high: Infinity },
      samples: 1,
    });
    expect(studentInterval([3, 3, 3])).toEqual({ mean: 3, interval: { low: 3, high: 3 }, samples: 3 });
  });
});

describe('quantile', () => {
  it('interpolates between order statistics (type 7)', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.99)).toBeCloseTo(4.96, 12);
    expect(quantile([10, 9, 2], 0)).toBe(2);
    expect(quantile([7], 0.3)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
  });

  const sample = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });

  test.prop([sample, fc.double({ min: 0, max: 1, noNaN: true })])(
    'stays within the sample',
    (values, share) => {
      const before = [...values];
      const at = quantile(values, share);
      expect(at).toBeGreaterThanOrEqual(Math.min(...values));
      expect(at).toBeLessThanOrEqual(Math.max(...values));
      expect(values).toEqual(before);
    },
  );

  it('summarises seconds', () => {
    expect(summariseSeconds([3, 1, 2])).toEqual({ mean: 2, p50: 2, p99: quantile([1, 2, 3], 0.99), max: 3 });
    expect(summariseSeconds([])).toBeNull();
    expect(mean([1, 2, 6])).toBe(3);
  });
});
