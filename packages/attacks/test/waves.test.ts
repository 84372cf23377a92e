import { cancel, collusion, equivocation, lateEmission, louder, silence, wrongOrder } from '@dmct/attacks';
import { describe, expect, it } from 'vitest';
import { createChorus } from './support/chorus.js';
import { attackRun, attackRuns, violations } from './support/run.js';

const SEEDS = 40;
const five = { nodes: 5, traitors: 1, topology: 'uniform' } as const;
const split = { ...five, conditions: { inputs: 'split' } };
const energy = createChorus({ receiver: 'energy' });
const rangeGated = createChorus({ receiver: 'range-gated' });
const causal = createChorus({ receiver: 'causal' });

describe('wrong-order on waves', () => {
  it('drowns the truth for a receiver of power that stands near the liar', () => {
    expect(violations(attackRuns(energy, wrongOrder, SEEDS, five), 'validity')).toBeGreaterThan(SEEDS / 4);
  });
  it('is one vote of five for a receiver with a gate for each place', () => {
    expect(violations(attackRuns(causal, wrongOrder, SEEDS, five), 'validity')).toBe(0);
  });
});

describe('silence on waves', () => {
  it('leaves the air to the others', () => {
    // Two generals, one of them silent: the other hears nothing and can't decide.
    const pair = { ...five, nodes: 2 };
    expect(violations(attackRuns(energy, silence, 5, pair), 'termination')).toBe(5);
    expect(violations(attackRuns(energy, wrongOrder, 5, pair), 'termination')).toBe(0);
  });
  it('takes back what was to be radiated after the crash', () => {
    // The slots of all but general 0 begin later than this; everything was handed to the antenna at the start.
    const afterTheFirstSlot = { ...five, attackParams: { atSeconds: 1e-7 } };
    for (const { faulty, energyJoules } of attackRuns(causal, silence, 10, afterTheFirstSlot)) {
      const unharmed = attackRun(causal, wrongOrder, five).energyJoules.byPart.emission;
      const radiated = faulty[0] === 0 ? 1 : 0.8;
      expect(energyJoules.byPart.emission / unharmed).toBeCloseTo(radiated, 9);
    }
  });
  it('does not stop those who hear the others', () => {
    expect(violations(attackRuns(energy, silence, SEEDS, five), 'termination')).toBe(0);
  });
});

describe('louder', () => {
  const gained = (gain: number) => ({ ...five, attackParams: { gain } });
  it('drowns the truth the more, the louder it is', () => {
    const wrong = [1, 10, 10_000].map((gain) =>
      violations(attackRuns(energy, louder, SEEDS, gained(gain)), 'validity'),
    );
    expect(wrong[1]).toBeGreaterThan(wrong[0] ?? SEEDS);
    expect(wrong[2]).toBe(SEEDS);
  });
  it('weighs no more than one vote in a gate, and is listed as a broken assumption', () => {
    const runs = attackRuns(causal, louder, SEEDS, gained(10_000));
    expect(violations(runs, 'validity')).toBe(0);
    expect(runs[0]?.assumptionsBroken).toEqual(['power-cap']);
    expect(attackRun(causal, louder, gained(1)).assumptionsBroken).toEqual([]);
  });
});

describe('late-emission', () => {
  it('buys weight in a range-gated receiver', () => {
    const inTime = violations(attackRuns(rangeGated, wrongOrder, SEEDS, five), 'validity');
    const late = violations(attackRuns(rangeGated, lateEmission, SEEDS, five), 'validity');
    expect(late).toBeGreaterThan(inTime + SEEDS / 4);
  });
  it('misses its gate in a causal receiver', () => {
    const runs = attackRuns(causal, lateEmission, SEEDS, five);
    expect(violations(runs, 'validity')).toBe(0);
    expect(runs[0]?.assumptionsBroken).toEqual(['own-gate-emission']);
  });
});

describe('equivocation on waves', () => {
  it('without a directional antenna is both orders in one gate: it tips an even split', () => {
    const consistent = violations(attackRuns(causal, wrongOrder, SEEDS, split), 'agreement');
    const ambiguous = violations(attackRuns(causal, equivocation, SEEDS, split), 'agreement');
    expect(consistent).toBe(0);
    expect(ambiguous).toBeGreaterThan(0);
  });
  it('with one tells each half another order', () => {
    const directional = { ...split, attackParams: { directional: true } };
    const runs = attackRuns(causal, equivocation, SEEDS, directional);
    expect(violations(runs, 'agreement')).toBeGreaterThan(SEEDS / 8);
    expect(runs[0]?.assumptionsBroken).toEqual(['isotropic-antennas']);
  });
  it('splits nobody where all honest generals hold one order', () => {
    for (const directional of [false, true]) {
      const unanimous = { ...five, attackParams: { directional } };
      expect(violations(attackRuns(causal, equivocation, SEEDS, unanimous), 'agreement')).toBe(0);
    }
  });
  it('radiates no more than an honest emission does', () => {
    const honest = attackRun(causal, wrongOrder, five);
    const ambiguous = attackRun(causal, equivocation, five);
    expect(ambiguous.energyJoules.byPart.emission).toBeCloseTo(honest.energyJoules.byPart.emission, 15);
  });
});

describe('collusion on waves', () => {
  it('tips an even split, and no unanimity', () => {
    expect(violations(attackRuns(causal, collusion, SEEDS, split), 'agreement')).toBeGreaterThan(0);
    expect(violations(attackRuns(causal, collusion, SEEDS, five), 'agreement')).toBe(0);
  });
});

describe('cancel', () => {
  // Of three generals one is a traitor: the victim hears one honest emitter, and nothing if that one is cancelled.
  const three = { ...five, nodes: 3 };
  const silenced = (hasRandomPhases: boolean) =>
    attackRuns(createChorus({ receiver: 'energy', hasRandomPhases }), cancel, SEEDS, three).flatMap(
      ({ faulty, violations: found }) =>
        found.map(({ property, replicas }) => ({
          property,
          isVictimAlone: replicas.length === 1 && replicas[0] === (faulty[0] === 0 ? 1 : 0),
        })),
    );
  it('silences an emitter of known phase at one place, where the traitor is the nearer one', () => {
    const found = silenced(false);
    expect(found.length).toBeGreaterThan(SEEDS / 4);
    expect(found.length).toBeLessThan((SEEDS * 3) / 4);
    expect(found.every(({ property, isVictimAlone }) => property === 'termination' && isVictimAlone)).toBe(
      true,
    );
  });
  it('does not silence an emitter of unknown phase', () => {
    expect(silenced(true)).toEqual([]);
  });
});
