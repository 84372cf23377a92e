import type { Assumption, Scenario } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { consistentLie, none } from '../support/field-attacks.js';
import { countRight, run, runs } from '../support/lab.js';

const TEN = { strategy: 'dmct', nodes: 10, topology: 'uniform' } as const;
const DECIBELS_10: Partial<Scenario> = { params: { snrDb: 10 } };

describe('a run says that it went beyond what the receiver bears, and within it is right', () => {
  it.each([
    ['signal-above-noise', DECIBELS_10, { params: { snrDb: 25 } }],
    [
      'stable-oscillators',
      oscillators({ frequencyErrorMax: 3e-4 }),
      oscillators({ frequencyErrorMax: 8e-5 }),
    ],
    ['synchronised-clocks', clocks(2e-7), clocks(2.5e-8)],
  ] as const)('%s: %j, %j', (assumption, beyond, within) => {
    const [broken, kept] = [beyond, within].map((change) =>
      runs(consistentLie, { ...TEN, traitors: 4, ...(change as Partial<Scenario>) }, 5),
    );
    expect(broken!.every((result) => result.assumptionsBroken.includes(assumption))).toBe(true);
    expect(countRight(broken!)).toBeLessThan(5);
    expect(kept!.flatMap((result) => result.assumptionsBroken)).toEqual([]);
    expect(countRight(kept!)).toBe(5);
  });
});

it('says so of carriers that wander too', () => {
  const broken = (allanDeviation: number): readonly Assumption[] =>
    run(none, { ...TEN, nodes: 2, params: { rounds: 1 }, ...oscillators({ allanDeviation }) })
      .assumptionsBroken;
  expect(broken(1e-6)).toEqual(['stable-oscillators']);
  expect(broken(1e-8)).toEqual([]);
});

describe('resolving-antennas', () => {
  const brokenWith = (params: object): readonly Assumption[] =>
    run(none, { ...TEN, params: { receiver: 'array', rounds: 1, ...params } }).assumptionsBroken;

  it('takes an antenna for each general, known well', () => {
    expect(brokenWith({ antennas: 9 })).toEqual(['resolving-antennas']);
    expect(brokenWith({ antennas: 10 })).toEqual([]);
    expect(brokenWith({ calibrationRadians: 0.2 })).toEqual(['resolving-antennas']);
    expect(brokenWith({ calibrationRadians: 0.1 })).toEqual([]);
  });

  it('is asked of arrays alone', () => {
    expect(brokenWith({ receiver: 'causal', antennas: 2, calibrationRadians: 3 })).toEqual([]);
  });
});

function oscillators(conditions: object): Partial<Scenario> {
  return { conditions: { ...conditions } };
}

function clocks(clockSkewSeconds: number): Partial<Scenario> {
  return { conditions: { clockSkewSeconds } };
}
