import {
  lieShares,
  searchEmission,
  type AdversaryLimits,
  type AntennaEmission,
  type Stage,
} from '@dmct/attacks';
import { createStream } from '@dmct/core';
import {
  createCausalReceiver,
  createEnergyReceiver,
  createToneReceiver,
  distanceMetres,
  SPEED_OF_LIGHT,
  type Position,
  type Receiver,
} from '@dmct/physics';
import { describe, expect, it } from 'vitest';

const PULSE_SECONDS = 1e-5;
const HERE: Position = { x: 0, y: 0, z: 0 };
/** Five honest generals some way off; the adversary's antennas are as far unless they may choose. */
const HONEST = [310, 350, 400, 460, 480];
const limits: AdversaryLimits = {
  antennas: 2,
  powerMax: 1,
  lagSecondsMax: 0,
  region: null,
  phases: 'unknown',
};
const box = { lowest: { x: -500, y: -500, z: -500 }, highest: { x: 500, y: 500, z: 500 } };
const chord = (first: number) => ({
  frequenciesHz: Float64Array.from({ length: 4 }, (_, l) => 1e9 + (first + l) * 1e6),
});
const tone = (hz: number) => ({ frequenciesHz: Float64Array.of(hz) });

/** One listener in the middle that hears the honest settled, for 5 µs. */
function stageFor(receiver: Receiver, isTone = false, more: Partial<Stage> = {}): Stage {
  return {
    truth: isTone ? tone(1e9) : chord(0),
    lie: isTone ? tone(1.001e9) : chord(4),
    amplitude: 1,
    pulseSeconds: PULSE_SECONDS,
    metres: (antenna, _, place) => (place === null ? 420 + 50 * antenna : distanceMetres(place, HERE)),
    ownStartSeconds: () => 0,
    listeners: [
      {
        receiver,
        windowStartSeconds: 2e-6,
        windowSeconds: 5e-6,
        honest: HONEST.map((metres, i) => ({
          metres,
          startSeconds: 0,
          phasesRadians: [i, 2 * i, 3 * i, 4 * i],
        })),
      },
    ],
    ...more,
  };
}
const energy = stageFor(createEnergyReceiver({ durationSeconds: 5e-6 }));
const stream = () => createStream(3, 'adaptive');
/** What a hand-made emission has, over many draws. */
function shareOf(stage: Stage, antennas: readonly AntennaEmission[]): number {
  const draws = createStream(5, 'by hand');
  const uniform = () => draws.uniform();
  let sum = 0;
  for (let k = 0; k < 40; k++) sum += lieShares(stage, antennas, { knows: 'unknown', uniform })[0]! / 40;
  return sum;
}
const plain = { power: 1, lieShare: 1, lagSeconds: 0, turns: 0, place: null };

describe('against a receiver that adds up power', () => {
  it('finds nearness where places are free', () => {
    const found = searchEmission({ stage: energy, limits: { ...limits, region: box }, stream: stream() });
    const near = Math.min(...found.emission.map(({ place }) => distanceMetres(place!, HERE)));
    expect(near).toBeLessThan(60);
    expect(found.flipRate).toBe(1);
    const byHand = { ...plain, place: { x: 100, y: 0, z: 0 } };
    expect(shareOf(energy, found.emission)).toBeGreaterThan(shareOf(energy, [byHand, byHand]));
  });
  it('finds that louder is better, and no more than its cap', () => {
    const loud = searchEmission({ stage: energy, limits: { ...limits, powerMax: 100 }, stream: stream() });
    const byHand = { ...plain, power: 100 };
    expect(shareOf(energy, loud.emission)).toBeGreaterThanOrEqual(shareOf(energy, [byHand, byHand]) - 1e-9);
    expect(Math.max(...loud.emission.map(({ power }) => power))).toBeLessThanOrEqual(100);
    expect(loud.flipRate).toBeGreaterThan(0.95);
    const capped = searchEmission({ stage: energy, limits, stream: stream() });
    expect(capped.flipRate).toBeLessThan(0.2);
  });
  it('finds what two antennas in step add', () => {
    const chance = searchEmission({ stage: energy, limits, stream: stream() });
    const inStep = searchEmission({ stage: energy, limits: { ...limits, phases: 'own' }, stream: stream() });
    expect(inStep.value).toBeGreaterThan(chance.value * 1.2);
  });
});

describe('against the tone receiver', () => {
  const stage = stageFor(createToneReceiver({ durationSeconds: 5e-6 }), true);
  it('silences the truth where phases are known, and leaves it to chance elsewhere', () => {
    const known = searchEmission({ stage, limits: { ...limits, phases: 'known' }, stream: stream() });
    const unknown = searchEmission({ stage, limits, stream: stream() });
    expect(known.flipRate).toBe(1);
    expect(known.value).toBeGreaterThan(0.75);
    expect(unknown.flipRate).toBeGreaterThan(0.1);
    expect(unknown.flipRate).toBeLessThan(0.6);
    // The truth's carrier is sounded too, against itself.
    expect(Math.min(...known.emission.map(({ lieShare }) => lieShare))).toBeLessThan(0.9);
  });
});

describe('against one vote a gate', () => {
  const slots = [...HONEST, 420, 470].map((metres, i) => ({ metres, slot: i * 4 * PULSE_SECONDS }));
  const gated = stageFor(
    createCausalReceiver({
      epochSeconds: 0,
      pulseSeconds: PULSE_SECONDS,
      emitters: slots.map(({ metres, slot }) => ({
        pathMetres: metres,
        slotSeconds: slot,
        allowedAmplitude: 1 / metres,
      })),
    }),
    false,
    { ownStartSeconds: (antenna) => slots[HONEST.length + antenna]!.slot },
  );
  const stage: Stage = {
    ...gated,
    listeners: gated.listeners.map((listener) => ({
      ...listener,
      windowStartSeconds: 0,
      windowSeconds: 40 * PULSE_SECONDS,
      honest: listener.honest.map((wave, i) => ({ ...wave, startSeconds: slots[i]!.slot })),
    })),
  };
  it('finds its votes and no more, however loud', () => {
    const found = searchEmission({ stage, limits: { ...limits, powerMax: 1e4 }, stream: stream() });
    expect(found.value).toBeLessThanOrEqual(2 / 7 + 1e-6);
    expect(found.value).toBeGreaterThan(2 / 7 - 0.01);
    expect(found.flipRate).toBe(0);
  });
  it('finds another’s gate where it may speak off its time', () => {
    const may = { ...limits, powerMax: 1e4, lagSecondsMax: 24 * PULSE_SECONDS };
    const found = searchEmission({ stage, limits: may, stream: stream(), evaluations: 600 });
    expect(found.value).toBeGreaterThan(2 / 7 + 0.05);
  });
});

describe('a planted weakness', () => {
  it('is found: a receiver that hears only the end of its window', () => {
    const windowSeconds = 4 * PULSE_SECONDS;
    const deaf: Receiver = createEnergyReceiver({
      startSeconds: 3 * PULSE_SECONDS,
      durationSeconds: PULSE_SECONDS,
    });
    const stage = stageFor(deaf);
    const weak: Stage = {
      ...stage,
      listeners: stage.listeners.map((listener) => ({ ...listener, windowStartSeconds: 0, windowSeconds })),
    };
    const inTime = searchEmission({ stage: weak, limits, stream: stream(), evaluations: 50 });
    expect(inTime.flipRate).toBe(0);
    const late = { ...limits, lagSecondsMax: 4 * PULSE_SECONDS };
    const found = searchEmission({ stage: weak, limits: late, stream: stream() });
    expect(found.flipRate).toBe(1);
    expect(Math.max(...found.emission.map(({ lagSeconds }) => lagSeconds))).toBeGreaterThan(
      2 * PULSE_SECONDS - 420 / SPEED_OF_LIGHT,
    );
  });
});

describe('a report', () => {
  it('can be replayed, and is at least as good as the plain lie and its baseline’s first step', () => {
    const options = { stage: energy, limits: { ...limits, region: box }, evaluations: 150 };
    const first = searchEmission({ ...options, stream: stream() });
    expect(searchEmission({ ...options, stream: stream() })).toEqual(first);
    expect(first.value).toBeGreaterThanOrEqual(first.plainValue);
    expect(first.trace[0]).toBe(first.plainValue);
    expect(first.evaluations).toBeLessThanOrEqual(150);
    const baseline = searchEmission({ ...options, stream: stream(), method: 'coordinate' });
    expect(baseline.value).toBeGreaterThanOrEqual(baseline.plainValue);
  });
  it('splits where that is its goal', () => {
    const found = searchEmission({
      stage: energy,
      limits: { ...limits, powerMax: 4 },
      stream: stream(),
      goal: 'split',
    });
    expect(found.value).toBeGreaterThan(-0.15);
  });
});
