import { collusion, delay, equivocation, none, partition, silence, wrongOrder } from '@dmct/attacks';
import { describe, expect, it } from 'vitest';
import { createCommand } from './support/command.js';
import { createCouncil, everybody, firstWord, majorityInTime, quorumOf } from './support/council.js';
import { petition } from './support/petition.js';
import { attackRun, attackRuns, violations } from './support/run.js';

const SEEDS = 20;
const split = { conditions: { inputs: 'split' } };

describe('none', () => {
  it('corrupts nobody, whatever number is asked for', () => {
    const runs = attackRuns(createCouncil(everybody), none, SEEDS);
    expect(runs.every(({ faulty }) => faulty.length === 0)).toBe(true);
    expect(violations(runs, 'termination')).toBe(0);
  });
});

describe('silence', () => {
  it('stops who waits for everybody', () => {
    expect(violations(attackRuns(createCouncil(everybody), silence, SEEDS), 'termination')).toBe(SEEDS);
  });
  it('does not stop who waits for a time only', () => {
    const runs = attackRuns(createCouncil(majorityInTime), silence, SEEDS);
    for (const { verdicts } of runs) expect(new Set(Object.values(verdicts))).toEqual(new Set(['holds']));
  });
  it('does nothing before its time', () => {
    const late = { attackParams: { atSeconds: 1 } };
    expect(violations(attackRuns(createCouncil(everybody), silence, SEEDS, late), 'termination')).toBe(0);
  });
});

describe('wrong-order', () => {
  it('misleads who believes the first word', () => {
    const runs = attackRuns(createCouncil(firstWord), wrongOrder, SEEDS);
    expect(violations(runs, 'validity')).toBeGreaterThan(SEEDS / 2);
    expect(violations(runs, 'agreement')).toBeGreaterThan(SEEDS / 2);
  });
  it('is outvoted by a majority', () => {
    const runs = attackRuns(createCouncil(majorityInTime), wrongOrder, SEEDS);
    for (const { verdicts } of runs) expect(new Set(Object.values(verdicts))).toEqual(new Set(['holds']));
  });
});

describe('equivocation', () => {
  it('splits lieutenants who obey without asking', () => {
    const runs = attackRuns(createCommand(false), equivocation, SEEDS);
    expect(runs.every(({ faulty }) => faulty.includes(0))).toBe(true);
    expect(violations(runs, 'agreement')).toBe(SEEDS);
  });
  it('does not split four who ask each other', () => {
    const runs = attackRuns(createCommand(true), equivocation, SEEDS);
    expect(violations(runs, 'agreement')).toBe(0);
    expect(violations(runs, 'termination')).toBe(0);
  });
});

describe('collusion', () => {
  // Five with two traitors: three honest ones hold their own orders.
  const five = { nodes: 5, traitors: 2, ...split };
  it('lends its votes to both sides of quorums that intersect in traitors only', () => {
    const runs = attackRuns(createCouncil(quorumOf(3)), collusion, SEEDS, five);
    expect(violations(runs, 'agreement')).toBeGreaterThan(SEEDS / 4);
  });
  it('joins votes that an honest replica in its place would not have cast', () => {
    const joined = attackRuns(petition, collusion, SEEDS).filter(({ faulty }) => faulty[0] !== 0);
    expect(joined.length).toBeGreaterThan(SEEDS / 2);
    // The voter's half hears the colluder too; the other half is told another story.
    for (const { decisions } of joined) expect([1, 2]).toContain(decisions.undecided);
    for (const { decisions } of attackRuns(petition, equivocation, SEEDS)) {
      expect(decisions.undecided).toBe(3);
    }
  });
  it('splits no quorums that intersect in an honest replica', () => {
    expect(violations(attackRuns(createCouncil(quorumOf(4)), collusion, SEEDS, five), 'agreement')).toBe(0);
  });
});

describe('delay', () => {
  it('up to the bound costs time and nothing else', () => {
    const slow = attackRun(createCouncil(everybody), delay, split);
    const fast = attackRun(createCouncil(everybody), none, split);
    expect(slow.assumptionsBroken).toEqual([]);
    expect(slow.finalitySeconds?.mean).toBeGreaterThan(fast.finalitySeconds?.mean ?? Infinity);
    expect(violations(attackRuns(createCouncil(majorityInTime), delay, SEEDS, split), 'agreement')).toBe(0);
  });
  it('beyond the bound misleads who takes silence for an answer, and says which assumption it broke', () => {
    const beyond = { ...split, attackParams: { factor: 2 } };
    const runs = attackRuns(createCouncil(majorityInTime), delay, SEEDS, beyond);
    expect(violations(runs, 'agreement')).toBeGreaterThan(SEEDS / 2);
    expect(runs[0]?.assumptionsBroken).toEqual(['synchrony', 'partial-synchrony']);
  });
});

describe('partition', () => {
  it('lets halves that go on alone decide apart', () => {
    const runs = attackRuns(createCouncil(majorityInTime), partition, SEEDS, split);
    expect(violations(runs, 'agreement')).toBeGreaterThan(SEEDS / 4);
  });
  it('only holds up who waits for all, until it heals', () => {
    const runs = attackRuns(createCouncil(everybody), partition, SEEDS, split);
    expect(violations(runs, 'agreement') + violations(runs, 'termination')).toBe(0);
    for (const { finalitySeconds } of runs) expect(finalitySeconds?.max).toBeGreaterThan(10);
  });
  it('ends at the global stabilisation time where there is one, and keeps partial synchrony', () => {
    const scenario = { conditions: { inputs: 'split', gstSeconds: 3 } };
    const { finalitySeconds, assumptionsBroken } = attackRun(createCouncil(everybody), partition, scenario);
    expect(finalitySeconds?.max).toBeGreaterThan(3);
    expect(finalitySeconds?.max).toBeLessThan(4);
    expect(assumptionsBroken).toEqual(['synchrony']);
  });
  it('loses what crosses it when told to drop', () => {
    const dropping = { attackParams: { drop: true } };
    const runs = attackRuns(createCouncil(everybody), partition, SEEDS, dropping);
    expect(violations(runs, 'termination')).toBe(SEEDS);
    expect(runs[0]?.assumptionsBroken).toContain('reliable-links');
  });
});
