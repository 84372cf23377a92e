import { describe, expect, it } from 'vitest';
import { runPow } from '../support/run.js';

const PERIOD = 24;

/** What liars about the time measured, after so many intervals of ten minutes; nobody lies with 0 traitors. */
function run(aim: string, traitors: number, intervals: number, seed = 1) {
  const { result, miners } = runPow({
    attack: 'timestamps',
    attackParams: { aim },
    traitors,
    seed,
    params: { retargetBlocks: PERIOD, confirmations: 10_000 },
    horizonSeconds: intervals * 600,
  });
  const measures = result.attackMeasures ?? {};
  return { measures, result, height: miners[0]?.chain.tip.height ?? 0 };
}

describe('time warp', () => {
  it('nine of ten liars lower the difficulty by four in a period, and never by more: the clamp binds', () => {
    const { measures } = run('easier', 9, 10 * PERIOD);
    expect(measures['steepestAdjustmentFactor']).toBeGreaterThan(3.9);
    expect(measures['steepestAdjustmentFactor']).toBeLessThan(4.1);
    expect(measures['difficultyFactor']).toBeLessThan(0.3);
    expect(measures['secondsPerBlock']).toBeLessThan(250);
  });
  it('three of ten gain little: the honest times bound a period', () => {
    const { measures } = run('easier', 3, 40 * PERIOD);
    expect(measures['difficultyFactor']).toBeGreaterThan(0.3);
    expect(measures['secondsPerBlock']).toBeGreaterThan(300);
  });
  it('nobody who lies keeps ten minutes', () => {
    const { height } = run('easier', 0, 40 * PERIOD);
    expect(Math.abs(height / (40 * PERIOD) - 1)).toBeLessThan(0.15);
  });
});

describe('difficulty raising (Bahack 2013)', () => {
  it('a majority makes blocks dearer than their time, by four a period at most', () => {
    const { measures } = run('harder', 9, 60 * PERIOD);
    expect(measures['difficultyFactor']).toBeGreaterThan(1.2);
    expect(measures['secondsPerBlock']).toBeGreaterThan(700);
    expect(measures['steepestAdjustmentFactor']).toBeLessThan(4.1);
  });
});

it('within the first period there is nothing to move', () => {
  const { measures } = run('easier', 9, PERIOD - 5);
  expect(measures['difficultyFactor']).toBe(1);
  expect(measures['adjustments']).toBe(0);
});
