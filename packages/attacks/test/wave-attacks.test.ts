import {
  beamSteering,
  clockJitter,
  directional,
  earlyEmission,
  grinding,
  jamming,
  nearer,
  replay,
  sybil,
  whispering,
  wrongOrder,
} from '@dmct/attacks';
import type { AdversaryContext, Emission, FieldSurface } from '@dmct/core';
import { createCarriers, SPEED_OF_LIGHT } from '@dmct/physics';
import { describe, expect, it } from 'vitest';
import { timedPulse } from '../src/field/timed-pulse.js';
import { createChorus } from './support/chorus.js';
import { attackRun, attackRuns, violations } from './support/run.js';

const SEEDS = 30;
const five = { nodes: 5, traitors: 1, topology: 'uniform' } as const;
const split = { ...five, conditions: { inputs: 'split' } };
const energy = createChorus({ receiver: 'energy' });
const rangeGated = createChorus({ receiver: 'range-gated' });
const causal = createChorus({ receiver: 'causal' });

describe('nearer', () => {
  it('corrupts those whose waves arrive strongest, and drowns a receiver of power with them', () => {
    const near = violations(attackRuns(energy, nearer, SEEDS, five), 'validity');
    const anywhere = violations(attackRuns(energy, wrongOrder, SEEDS, five), 'validity');
    expect(near).toBeGreaterThan(anywhere);
    expect(violations(attackRuns(causal, nearer, SEEDS, five), 'validity')).toBe(0);
  });
  it('takes those who stand in the middle of a line', () => {
    const { faulty } = attackRun(energy, nearer, { nodes: 5, traitors: 3, topology: 'line' });
    expect(faulty).toEqual([1, 2, 3]);
  });
});

describe('sybil', () => {
  it('outnumbers the truth for a receiver of power; a gate is one vote', () => {
    const many = { ...five, attackParams: { identities: 1000 } };
    expect(violations(attackRuns(energy, sybil, SEEDS, many), 'validity')).toBeGreaterThan(SEEDS / 2);
    const runs = attackRuns(causal, sybil, SEEDS, many);
    expect(violations(runs, 'validity')).toBe(0);
    expect(runs[0]?.assumptionsBroken).toEqual(['power-cap']);
  });
});

describe('directional and beam-steering', () => {
  it('split an even vote, and name the assumption that they break', () => {
    for (const attack of [directional, beamSteering]) {
      const runs = attackRuns(causal, attack, SEEDS, split);
      expect(violations(runs, 'agreement')).toBeGreaterThan(0);
      expect(runs[0]?.assumptionsBroken).toEqual(['isotropic-antennas']);
    }
  });
});

describe('jamming', () => {
  it('shouts the lie through every gate of a receiver without a ceiling, until its energy is spent', () => {
    const shout = { ...five, attackParams: { ratio: 1, power: 1e4 } };
    expect(violations(attackRuns(causal, jamming, SEEDS, shout), 'validity')).toBeGreaterThan(SEEDS / 2);
    const spent = { ...five, attackParams: { ratio: 1, power: 1e4, joules: 0 } };
    expect(violations(attackRuns(causal, jamming, SEEDS, spent), 'validity')).toBe(0);
  });
});

describe('whispering, replay, grinding and jitter', () => {
  it('leave a common order alone where each place is one vote', () => {
    for (const attack of [whispering, replay, grinding, clockJitter]) {
      expect(violations(attackRuns(causal, attack, 10, five), 'validity'), attack.name).toBe(0);
    }
  });
  it('a whisper takes its vote from a liar in a receiver of power', () => {
    const drowned = violations(attackRuns(energy, wrongOrder, SEEDS, five), 'validity');
    expect(violations(attackRuns(energy, whispering, SEEDS, five), 'validity')).toBeLessThan(drowned);
  });
});

describe('early-emission', () => {
  it('never emits before now, and weighs less in a range-gated receiver than late emission', () => {
    const runs = attackRuns(rangeGated, earlyEmission, SEEDS, five);
    // All speak at time 0 here: there is no earlier.
    const inTime = attackRuns(rangeGated, wrongOrder, SEEDS, five);
    expect(violations(runs, 'validity')).toBe(violations(inTime, 'validity'));
  });
});

describe('a timed pulse', () => {
  const places = [0, 300, 900, 1500];
  const context = {
    pathLengthMetres: (a: number, b: number) => Math.abs((places[a] ?? 0) - (places[b] ?? 0)),
  } as unknown as AdversaryContext<unknown>;
  const own: Emission = {
    startNanoseconds: 10_000,
    durationSeconds: 1e-6,
    amplitude: 2,
    carriers: createCarriers([1e8]),
    envelope: 'rectangular',
  };
  const field: FieldSurface = {
    kind: 'field',
    valueOf: () => 'lie',
    withValue: (emission) => emission,
    slotOf: (emission, from, target) => emission.startNanoseconds + 700 * (target - from),
  };
  const disguise = { as: 3, at: 0, value: 'lie', power: 1, gain: 1 };

  it('arrives when, and as strong as, the other would', () => {
    const pulse = timedPulse(context, field, own, 1, 0, disguise)!;
    const arrival = pulse.startNanoseconds + (300 / SPEED_OF_LIGHT) * 1e9;
    expect(arrival).toBeCloseTo(10_000 + 1400 + (1500 / SPEED_OF_LIGHT) * 1e9, -1);
    expect(pulse.amplitude / 300).toBeCloseTo(own.amplitude / 1500, 12);
  });
  it('stays below its own cap, and in the present', () => {
    const far = { ...disguise, as: 1, at: 0 };
    expect(timedPulse(context, field, own, 3, 0, far)?.amplitude).toBe(own.amplitude);
    expect(timedPulse(context, field, own, 3, 10_000, far)).toBeNull();
    expect(timedPulse(context, { ...field, slotOf: () => null }, own, 1, 0, disguise)).toBeNull();
  });
});
