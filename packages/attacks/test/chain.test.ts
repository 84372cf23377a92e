import { doubleSpend, eclipse, majority } from '@dmct/attacks';
import { describe, expect, it } from 'vitest';
import { createCouncil, majorityInTime } from './support/council.js';
import { attackRuns, violations } from './support/run.js';
import { CONFIRMATIONS, toyChain } from './support/toy-chain.js';

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

describe('the conventions of a double spend', () => {
  const tenth = { nodes: 10, traitors: 3 };
  const success = (attackParams: object, measure: string): number =>
    attackRuns(toyChain, doubleSpend, 40, { ...tenth, attackParams: { ...attackParams } }).filter(
      ({ attackMeasures }) => attackMeasures?.[measure] === 1,
    ).length;

  it('a block in hand helps, and so does a tie that counts', () => {
    const plain = success({}, 'overtook');
    expect(success({ preMined: 2 }, 'overtook')).toBeGreaterThan(plain);
    expect(success({}, 'caughtUp')).toBeGreaterThan(plain);
  });
  it('with blocks in hand the race begins with them', () => {
    const runs = attackRuns(toyChain, doubleSpend, 20, { ...tenth, attackParams: { preMined: 2 } });
    const leads = runs.flatMap(({ attackMeasures }) => attackMeasures?.['leadAtDelivery'] ?? []);
    expect(Math.max(...leads)).toBeGreaterThanOrEqual(2);
    expect(Math.min(...leads)).toBeGreaterThanOrEqual(2 - CONFIRMATIONS);
  });
  it('a tie may be published, for the next block to decide', () => {
    const params = { attackParams: { ties: 'win' } };
    const runs = attackRuns(toyChain, doubleSpend, 40, { nodes: 10, traitors: 4, ...params });
    const strict = attackRuns(toyChain, doubleSpend, 40, { nodes: 10, traitors: 4 });
    expect(violations(runs, 'finality')).toBeGreaterThan(0);
    expect(violations(runs, 'finality')).toBeLessThanOrEqual(violations(strict, 'finality'));
  });
});

describe('eclipse', () => {
  const eclipsed = (attackParams: object, traitors = 3) =>
    attackRuns(toyChain, eclipse, SEEDS, { nodes: 10, traitors, attackParams: { ...attackParams } });

  it('the victim takes for final what the network never sees', () => {
    const runs = eclipsed({});
    expect(violations(runs, 'agreement')).toBeGreaterThan(SEEDS * 0.7);
    expect(runs[0]?.assumptionsBroken).toContain('synchrony');
    const wasted = runs.flatMap(({ attackMeasures }) => attackMeasures?.['victimWorkWasted'] ?? []);
    expect(Math.min(...wasted)).toBe(1);
  });
  it('an eclipse of no duration spares', () => {
    const runs = eclipsed({ untilSeconds: 0 }, 0);
    expect(violations(runs, 'agreement') + violations(runs, 'finality')).toBe(0);
    const wasted = runs.flatMap(({ attackMeasures }) => attackMeasures?.['victimWorkWasted'] ?? []);
    expect(Math.min(...wasted)).toBe(0);
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
