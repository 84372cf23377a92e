import type { Emission } from '@dmct/core';
import { createCarriers, createField, createTrustWave, measureFieldAt, sphericalMedium } from '@dmct/physics';
import { describe, expect, it } from 'vitest';
import { antiphaseEmission } from '../src/field/antiphase.js';

const FREQUENCY_HZ = 1e8;
const target: Emission = {
  startNanoseconds: 1000,
  durationSeconds: 1e-5,
  amplitude: 2,
  carriers: createCarriers([FREQUENCY_HZ], [0.7]),
  envelope: 'rectangular',
};
const victim = { x: 0, y: 0, z: 0 };
const targetPlace = { x: 3000, y: 0, z: 0 };
const ownPlace = { x: 0, y: 1000, z: 0 };

/** Strength of the two waves together at a place, over a steady part of the pulses there. */
function strengthAt(place: typeof victim, own: Emission | null): number {
  const waves = [
    { emission: target, origin: targetPlace },
    ...(own === null ? [] : [{ emission: own, origin: ownPlace }]),
  ].map(({ emission, origin }) =>
    createTrustWave({ ...emission, origin, startSeconds: emission.startNanoseconds / 1e9 }),
  );
  const window = { startSeconds: 1.3e-5, durationSeconds: 5e-6 };
  const { re, im } = measureFieldAt(createField(waves, sphericalMedium()), place, FREQUENCY_HZ, window);
  return Math.sqrt(re * re + im * im);
}

describe('antiphase', () => {
  const own = antiphaseEmission(target, { targetMetres: 3000, ownMetres: 1000 }, 0);

  it('cancels the wave at the victim', () => {
    expect(strengthAt(victim, null)).toBeCloseTo(2 / 3000, 9);
    expect(strengthAt(victim, own)).toBeLessThan(1e-9);
  });
  it('does not cancel it elsewhere', () => {
    expect(strengthAt({ x: 0, y: 0, z: 900 }, own)).toBeGreaterThan(1e-5);
  });
  it('never emits before it may', () => {
    const far = antiphaseEmission(target, { targetMetres: 1000, ownMetres: 3000 }, 900);
    expect(far.startNanoseconds).toBe(900);
    expect(far.amplitude).toBe(target.amplitude);
  });
});
