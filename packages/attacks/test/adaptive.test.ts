import { adaptive, lateEmission, nearer, wrongOrder } from '@dmct/attacks';
import type { RunResult, Strategy } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { createChorus } from './support/chorus.js';
import { attackRun, attackRuns, violations } from './support/run.js';

const SEEDS = 12;
const five = { nodes: 5, traitors: 1, topology: 'uniform' } as const;
const energy = createChorus({ receiver: 'energy' });
const rangeGated = createChorus({ receiver: 'range-gated' });
const causal = createChorus({ receiver: 'causal' });
const searching = (params: object) => ({ ...five, attackParams: { evaluations: 30, roles: 1, ...params } });
const misled = (strategy: Strategy, params: object) =>
  violations(attackRuns(strategy, adaptive, SEEDS, searching(params)), 'validity');

/** What a run found, as the parameter that replays it. */
function found({ attackMeasures: measures = {} }: RunResult): readonly (readonly number[])[] {
  return [['Power', 'LieShare', 'LagSeconds', 'Turns'].map((gene) => measures[`role0${gene}`] ?? NaN)];
}

describe('adaptive', () => {
  it('is at least as bad as what is known by hand for a receiver that adds up power', () => {
    const byHand = violations(attackRuns(energy, wrongOrder, SEEDS, five), 'validity');
    expect(misled(energy, {})).toBeGreaterThanOrEqual(byHand);
    const near = violations(attackRuns(energy, nearer, SEEDS, five), 'validity');
    expect(misled(energy, { places: 'nearest' })).toBeGreaterThanOrEqual(near);
    expect(misled(energy, { gain: 10 })).toBe(SEEDS);
  });
  it('finds that late is far, where time stands for place', () => {
    const byHand = violations(attackRuns(rangeGated, lateEmission, SEEDS, five), 'validity');
    const own = violations(attackRuns(rangeGated, wrongOrder, SEEDS, five), 'validity');
    const late = misled(rangeGated, { offGate: true });
    expect(late).toBeGreaterThan(own);
    expect(late).toBeGreaterThanOrEqual(byHand - 1);
  });
  it('finds its one vote where each place has one', () => {
    expect(misled(causal, { gain: 100 })).toBe(0);
  });
  it('is replayed by what it found', () => {
    const first = attackRun(rangeGated, adaptive, searching({ offGate: true }));
    const emission = found(first);
    expect(emission[0]?.[2]).toBeGreaterThan(0);
    const again = attackRun(rangeGated, adaptive, searching({ offGate: true, emission }));
    expect(again.verdicts).toEqual(first.verdicts);
    expect(again.energyJoules).toEqual(first.energyJoules);
    expect(again.finalitySeconds).toEqual(first.finalitySeconds);
    expect(again.attackMeasures).toBeUndefined();
  });
  it('breaks what it needed, and nothing without leave', () => {
    expect(attackRun(causal, adaptive, searching({})).assumptionsBroken).toEqual([]);
    expect(attackRun(energy, adaptive, searching({ gain: 10 })).assumptionsBroken).toEqual(['power-cap']);
    const loud = searching({ emission: [[4, 1, 0, 0]] });
    expect(attackRun(energy, adaptive, loud).assumptionsBroken).toEqual(['power-cap']);
  });
  it('refuses an emission that is none', () => {
    const wrong = searching({ emission: [[1, 2, 0, 0]] });
    expect(() => attackRun(energy, adaptive, wrong)).toThrow(/parameter "emission/);
  });
});
