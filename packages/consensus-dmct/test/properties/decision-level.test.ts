import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clippedBit, coinSum, commonLevel, medianReading } from '../../src/decision-level.js';
import { maxFaulty } from '../../src/rules.js';

const reading = fc.double({ min: 0, max: 1, noNaN: true });

describe('the median reading', () => {
  it('moves by no more than the largest move of a reading (1-Lipschitz)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(reading, reading), { minLength: 1, maxLength: 40 }), (pairs) => {
        const before = medianReading(Float64Array.from(pairs, ([a]) => a));
        const after = medianReading(Float64Array.from(pairs, ([, b]) => b));
        const largest = Math.max(...pairs.map(([a, b]) => Math.abs(a - b)));
        expect(Math.abs(after - before)).toBeLessThanOrEqual(largest + 1e-15);
      }),
      { seed: 1 },
    );
  });

  it('lies between honest readings whatever f < n/2 others are', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 41 })
          .chain((nodes) =>
            fc.tuple(
              fc.array(reading, { minLength: nodes - maxFaulty(nodes), maxLength: nodes - maxFaulty(nodes) }),
              fc.array(reading, { minLength: maxFaulty(nodes), maxLength: maxFaulty(nodes) }),
            ),
          ),
        ([honest, faulty]) => {
          const median = medianReading(Float64Array.from([...faulty, ...honest]));
          expect(median).toBeGreaterThanOrEqual(Math.min(...honest));
          expect(median).toBeLessThanOrEqual(Math.max(...honest));
        },
      ),
      { seed: 2 },
    );
  });

  it('can be forced out of the honest range by one more', () => {
    expect(medianReading(Float64Array.of(0, 0, 1, 1))).toBe(0);
    expect(medianReading(Float64Array.of(1, 1, 0))).toBe(1);
    expect(maxFaulty(3)).toBe(1);
    expect(maxFaulty(4)).toBe(1);
    expect(maxFaulty(31)).toBe(15);
  });
});

describe('the common level', () => {
  it('stays within the margins and is Lipschitz everywhere, at the wrap too', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: -1e-3, max: 1e-3, noNaN: true }),
        fc.double({ min: 0.01, max: 0.49, noNaN: true }),
        (sum, step, margin) => {
          const level = commonLevel(sum, margin);
          expect(level).toBeGreaterThanOrEqual(margin - 1e-12);
          expect(level).toBeLessThanOrEqual(1 - margin + 1e-12);
          const moved = commonLevel(Math.max(0, sum + step), margin);
          expect(Math.abs(moved - level)).toBeLessThanOrEqual(2 * Math.abs(step) + 1e-12);
        },
      ),
      { seed: 3 },
    );
    expect(Math.abs(commonLevel(3 - 1e-9, 0.15) - commonLevel(3 + 1e-9, 0.15))).toBeLessThan(1e-8);
  });

  it('is uniform between the margins under fair bits', () => {
    // All values of two generals' eight bits: the sum modulo 1 runs over the levels.
    const bits = new Float64Array(16);
    let below = 0;
    for (let word = 0; word < 65536; word++) {
      for (let at = 0; at < 16; at++) bits[at] = (word >> at) & 1;
      if (commonLevel(coinSum(bits, 8, Float64Array.of(1, 1)), 0.15) < 0.5) below++;
    }
    expect(below / 65536).toBeCloseTo(0.5, 2);
  });

  it('clips away whatever noise stays within the margin', () => {
    expect(clippedBit(0.15, 0.15)).toBe(0);
    expect(clippedBit(0.02, 0.15)).toBe(0);
    expect(clippedBit(0.9, 0.15)).toBe(1);
    expect(clippedBit(0.5, 0.15)).toBeCloseTo(0.5, 12);
  });
});
