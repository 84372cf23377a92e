import { createStream } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { raceDoubleSpends, raceNakamoto, ROSENFELD } from '../../src/race/double-spend-race.js';
import { nakamotoSuccess, rosenfeldSuccess } from '../../src/validations/closed-forms.js';
import { shareTolerance } from '../support/run.js';

const TRIALS = 300_000;

function rosenfeldRate(share: number, confirmations: number, convention = ROSENFELD): number {
  const stream = createStream(1, `race ${String(share)} ${String(confirmations)}`);
  return raceDoubleSpends({ share, confirmations, trials: TRIALS, ...convention }, stream) / TRIALS;
}

describe('the closed forms are the printed ones', () => {
  it.each([
    [0.1, 1, 0.2045873],
    [0.1, 3, 0.0131722],
    [0.1, 6, 0.0002428],
    [0.3, 5, 0.1773523],
    [0.3, 10, 0.0416605],
  ])('Nakamoto 2008, section 11: q=%d z=%d', (q, z, printed) => {
    expect(nakamotoSuccess(q, z)).toBeCloseTo(printed, 7);
  });

  it.each([
    [0.1, 5],
    [0.2, 11],
    [0.3, 24],
  ])('Nakamoto 2008, section 11: q=%d takes z=%d for less than 0.1 %%', (q, z) => {
    expect(nakamotoSuccess(q, z)).toBeLessThan(0.001);
    expect(nakamotoSuccess(q, z - 1)).toBeGreaterThan(0.001);
  });

  it.each([
    [0.1, 1, 0.2],
    [0.1, 2, 0.056],
    [0.1, 4, 0.005456],
    [0.1, 6, 0.0005914],
    [0.3, 5, 0.1976173],
    [0.3, 10, 0.0651067],
    [0.2, 6, 0.02331],
  ])('Rosenfeld 2014: q=%d n=%d', (q, n, printed) => {
    expect(rosenfeldSuccess(q, n)).toBeCloseTo(printed, 5);
  });
});

describe('the true race', () => {
  it.each([
    [0.1, 2],
    [0.15, 4],
    [0.3, 5],
    [0.45, 3],
  ])('q=%d n=%d succeeds as Rosenfeld says', (q, n) => {
    const expected = rosenfeldSuccess(q, n);
    expect(Math.abs(rosenfeldRate(q, n) - expected)).toBeLessThan(shareTolerance(expected, TRIALS));
  });

  it('nothing pre-mined where a tie wins is the same race', () => {
    const expected = rosenfeldSuccess(0.3, 4);
    const rate = rosenfeldRate(0.3, 4, { preMined: 0, mustOvertake: false });
    expect(Math.abs(rate - expected)).toBeLessThan(shareTolerance(expected, TRIALS));
  });

  it('one pre-mined block fewer is another race: 0.00011032 at q=.1, n=6', () => {
    const expected = 0.00011032;
    const trials = 3_000_000;
    const stream = createStream(1, 'off by one');
    const race = { share: 0.1, confirmations: 6, trials, preMined: 0, mustOvertake: true };
    const rate = raceDoubleSpends(race, stream) / trials;
    expect(Math.abs(rate - expected)).toBeLessThan(shareTolerance(expected, trials));
    expect(rosenfeldSuccess(0.1, 6) - rate).toBeGreaterThan(10 * shareTolerance(expected, trials));
  });

  it('refuses an attacker that always wins', () => {
    expect(() => rosenfeldRate(0.5, 1)).toThrow(RangeError);
  });
});

describe("Nakamoto's model", () => {
  it.each([
    [0.1, 3],
    [0.3, 5],
    [0.4, 2],
  ])('q=%d z=%d succeeds as the paper says, and not as the true race does', (q, z) => {
    const expected = nakamotoSuccess(q, z);
    const stream = createStream(1, `nakamoto ${String(q)}`);
    const rate = raceNakamoto({ share: q, confirmations: z, trials: TRIALS }, stream) / TRIALS;
    const tolerance = shareTolerance(expected, TRIALS);
    expect(Math.abs(rate - expected)).toBeLessThan(tolerance);
    expect(Math.abs(rate - rosenfeldSuccess(q, z))).toBeGreaterThan(2 * tolerance);
  });
});
