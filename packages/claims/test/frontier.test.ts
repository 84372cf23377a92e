import { findThreshold, receivedShare, type ThresholdCase } from '@dmct/claims';
import type { Lab, RunResult, Scenario } from '@dmct/core';
import { describe, expect, it } from 'vitest';

/** A laboratory in which so many traitors and more are never right, and each radiates a joule. */
const labBreakingAt = (traitors: number): Lab => ({
  simulate: (scenario: Scenario) => {
    const verdict = scenario.traitors >= traitors ? 'violated' : 'holds';
    return {
      nodes: scenario.nodes,
      seed: scenario.seed,
      verdicts: {
        agreement: verdict,
        validity: 'holds',
        termination: 'holds',
        integrity: 'holds',
        finality: 'holds',
      },
      faulty: Array.from({ length: scenario.traitors }, (_, id) => id),
      conditions: { ...scenario.conditions, clampRadiusMetres: 1 },
      energyJoules: { byPart: { emission: scenario.nodes } },
      hardware: { transmitWatts: 2 },
    } as unknown as RunResult;
  },
  stream: () => {
    throw new Error('no draws here');
  },
  quick: true,
  progress: () => undefined,
});
const traitors: ThresholdCase = {
  id: 'x / y',
  receiver: 'x',
  attack: 'y',
  nodes: 11,
  dial: { name: 'traitors', low: 0, high: 9, isWhole: true },
  scenario: (value) => ({ strategy: 's', traitors: value }),
};

describe('a threshold', () => {
  it.each([1, 4, 9])('is where the decision flips: %i', (planted) => {
    const { value, interval, there } = findThreshold(labBreakingAt(planted), traitors, 10);
    expect(value).toBe(planted);
    expect(interval).toEqual({ low: planted - 1, high: planted });
    expect([there.traitors, there.transmitWatts]).toEqual([planted, 2]);
    expect(there.traitorJoules).toBeCloseTo(planted, 9);
  });
  it('is none where nothing flips, and not shown where runs are few', () => {
    expect(findThreshold(labBreakingAt(20), traitors, 10).value).toBeNull();
    expect(findThreshold(labBreakingAt(4), traitors, 2).interval).toEqual({ low: null, high: null });
  });
});

it('the received share is that of 1/r², the power of each counted', () => {
  const places = [
    [0, 0, 0],
    [10, 0, 0],
    [0, 20, 0],
  ];
  const result = {
    nodes: 3,
    faulty: [2],
    conditions: { places, clampRadiusMetres: 1 },
  } as unknown as RunResult;
  // 1/400 against 1/100 at the first, 1/500 against 1/100 at the second.
  expect(receivedShare(result, 1)).toBeCloseTo((1 / 5 + 1 / 6) / 2, 12);
  expect(receivedShare(result, 4)).toBeCloseTo((1 / 2 + 4 / 9) / 2, 12);
});
