import { doubleSpend, majority } from '@dmct/attacks';
import { describe, expect, it } from 'vitest';
import { createCouncil, majorityInTime } from './support/council.js';
import { attackRuns, violations } from './support/run.js';
import { toyChain } from './support/toy-chain.js';

const SEEDS = 20;

describe('double-spend', () => {
  it('reverts a final payment with three quarters of the hashrate', () => {
    const runs = attackRuns(toyChain, doubleSpend, SEEDS, { nodes: 8, traitors: 6 });
    expect(violations(runs, 'finality')).toBe(SEEDS);
    expect(runs[0]?.assumptionsBroken).toContain('honest-majority-hashrate');
  });
  it('fails with a tenth of it', () => {
    const runs = attackRuns(toyChain, doubleSpend, SEEDS, { nodes: 10, traitors: 1 });
    expect(violations(runs, 'finality')).toBeLessThanOrEqual(2);
    expect(violations(runs, 'termination')).toBe(0);
  });
  it('gives up when told to', () => {
    const stubborn = attackRuns(toyChain, doubleSpend, SEEDS, { nodes: 10, traitors: 4 });
    const quitting = attackRuns(toyChain, doubleSpend, SEEDS, {
      nodes: 10,
      traitors: 4,
      attackParams: { giveUpBehind: 1 },
    });
    expect(violations(quitting, 'finality')).toBeLessThan(violations(stubborn, 'finality'));
  });
});

describe('majority', () => {
  it('takes whole replicas until it has 51 % and reverts a final payment', () => {
    const runs = attackRuns(toyChain, majority, SEEDS, { nodes: 5, traitors: 0 });
    for (const { faulty } of runs) expect(faulty.filter((id) => id < 5)).toHaveLength(3);
    expect(violations(runs, 'finality')).toBeGreaterThan(SEEDS * 0.6);
  });
  it('moves a vote', () => {
    const runs = attackRuns(createCouncil(majorityInTime), majority, SEEDS, { nodes: 7 });
    expect(violations(runs, 'agreement') + violations(runs, 'validity')).toBeGreaterThan(SEEDS);
  });
  it('with a share below the bound moves nothing', () => {
    const runs = attackRuns(createCouncil(majorityInTime), majority, SEEDS, {
      nodes: 7,
      attackParams: { share: 0.4 },
    });
    expect(violations(runs, 'agreement') + violations(runs, 'validity')).toBe(0);
  });
});
