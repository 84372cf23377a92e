import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriersOf, fieldSurface } from '../../src/messages.js';
import { gradedDecision, gradedRanks, maxFaulty, nextVote } from '../../src/rules.js';

const settings = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 10 }))
  .filter(([nodes, spread]) => nodes >= 2 * spread + 1);

describe('graded ranks', () => {
  it('leave room for every rank to stand on honest readings: whoever decides, nobody votes otherwise', () => {
    fc.assert(
      fc.property(
        settings,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        ([nodes, spread], draw) => {
          const faults = maxFaulty(nodes, spread);
          const { highest, lowest, one, zero } = gradedRanks(nodes, faults, spread);
          expect(nodes).toBeGreaterThanOrEqual(2 * faults + 2 * spread + 1);
          expect(lowest).toBeLessThanOrEqual(highest);
          const rank = lowest + Math.floor(draw * (highest - lowest + 1));
          // Who decides 1 heard `one` clear ones; another hears `spread` fewer at worst, and the rank is among them.
          expect(rank).toBeLessThanOrEqual(one - spread);
          // Who decides 0 heard a 0 from rank `zero` on; another hears `spread` more ones at worst.
          expect(rank).toBeGreaterThanOrEqual(zero + spread);
          // The honest alone suffice for either decision.
          expect(nodes - faults).toBeGreaterThanOrEqual(one);
          expect(nodes - zero + 1).toBeLessThanOrEqual(nodes - faults);
        },
      ),
      { seed: 1 },
    );
  });

  it('decide on clear readings, vote on the level, and keep a vote that doubt leaves open', () => {
    expect(gradedDecision({ sureOne: 0.96, sureZero: 1 }, 0.95)).toBe(1);
    expect(gradedDecision({ sureOne: 0, sureZero: 0.04 }, 0.95)).toBe(0);
    expect(gradedDecision({ sureOne: 0.9, sureZero: 0.1 }, 0.95)).toBeNull();
    expect(nextVote({ low: 0.6, high: 0.6, level: 0.5 }, 0)).toBe(1);
    expect(nextVote({ low: 0.4, high: 0.4, level: 0.5 }, 1)).toBe(0);
    expect(nextVote({ low: 0.1, high: 0.9, level: 0.5 }, 1)).toBe(1);
    expect(nextVote({ low: 0.1, high: 0.9, level: 0.5 }, 0)).toBe(0);
  });
});

it("an emission tells when the others' are due, where slots are staggered", () => {
  const emission = (slots?: readonly number[]) => ({
    startNanoseconds: 1700,
    durationSeconds: 1e-6,
    amplitude: 1,
    envelope: 'rectangular' as const,
    carriers: carriersOf('attack', () => Float64Array.of(1e9), [0], slots),
  });
  expect(fieldSurface.slotOf?.(emission([0, 700, 1500]), 1, 2)).toBe(2500);
  expect(fieldSurface.slotOf?.(emission(), 1, 2)).toBeNull();
});
