import { createStream } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { raceDifficulty } from '../../src/race/difficulty-race.js';
import { raceDoubleSpends } from '../../src/race/double-spend-race.js';
import { shareTolerance } from '../support/run.js';

const TRIALS = 4000;
const PERIOD = 24;
const CLAMP = 4;

/** How often a fifth of the hashrate reverts so many confirmations, raising its difficulty so. */
function success(confirmations: number, factor: number, raises: number): number {
  const race = { share: 0.2, period: PERIOD, confirmations, depth: 4 * confirmations };
  return raceDifficulty({ ...race, factor, raises }, TRIALS, createStream(1, 'difficulty')) / TRIALS;
}

describe('difficulty raising (Bahack 2013)', () => {
  it('without a clamp one adjustment is enough, and no depth protects', () => {
    for (const confirmations of [200, 400, 800]) {
      expect(success(confirmations, 3 * confirmations, 1)).toBeGreaterThan(0.1);
    }
  });
  it('the clamp makes it pay for every factor of four with a period of blocks: depth protects again', () => {
    const clamped = [200, 400, 800].map((confirmations) =>
      Math.max(...[1, 2, 3, 4].map((raises) => success(confirmations, CLAMP, raises))),
    );
    expect(clamped[0]).toBeLessThan(success(200, 600, 1) / 2);
    expect(clamped[2]).toBeLessThan(success(800, 2400, 1) / 4);
  });
  it('and without raising there is no success at all', () => {
    expect(success(200, 1, 0)).toBe(0);
  });
  it('an ordinary private chain is the race of the double spend', () => {
    const race = { share: 0.3, period: PERIOD, factor: 1, raises: 0, confirmations: 3, depth: 60 };
    const trials = 50_000;
    const rate = raceDifficulty(race, trials, createStream(1, 'plain')) / trials;
    const conventions = { share: 0.3, confirmations: 3, preMined: 0, mustOvertake: true };
    const plain = raceDoubleSpends({ ...conventions, trials }, createStream(2, 'plain')) / trials;
    expect(Math.abs(rate - plain)).toBeLessThan(Math.SQRT2 * shareTolerance(plain, trials));
  });
});
