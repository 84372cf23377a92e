import { expect, test } from 'vitest';
import {
  createCarriers,
  createField,
  createTrustWave,
  experiments,
  sphericalMedium,
} from '../../src/index.js';
import { SPEED_OF_LIGHT } from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';

test.each([1, 2, 37.5, 1000, 1e7])('D1: amplitude 1/r at %d m, and exactly zero before r/c', (r) => {
  expectMeasured(experiments.retardedField({ r }));
});

test('D1: a doubling of the distance costs 6.02 dB', () => {
  const near = experiments.retardedField({ r: 100 }).measured;
  const far = experiments.retardedField({ r: 200 }).measured;
  expect(20 * Math.log10(far / near)).toBeCloseTo(-6.0206, 4);
});

test('D1: the instantaneous field is A·cos(ωt′ + φ)/r from the light cone on, and ends with the wave', () => {
  const carriers = createCarriers([3e8], [0.7]);
  const wave = createTrustWave({
    origin: { x: 0, y: 0, z: 0 },
    amplitude: 5,
    carriers,
    startSeconds: 2e-6,
    durationSeconds: 1e-6,
  });
  const field = createField([wave], sphericalMedium());
  const here = { x: 0, y: 300, z: 400 };
  const lightCone = 2e-6 + 500 / SPEED_OF_LIGHT;
  expect(field.at(here, lightCone * (1 - 1e-12))).toBe(0);
  for (const since of [1e-9, 2.3e-7, 9.99e-7]) {
    const expected = (5 * Math.cos(2 * Math.PI * 3e8 * since + 0.7)) / 500;
    expect(field.at(here, lightCone + since)).toBeCloseTo(expected, 8);
  }
  expect(field.at(here, lightCone + 1e-6 * (1 + 1e-9))).toBe(0);
});

test('D1: loss multiplies by e^(-αr), the near field is clamped', () => {
  const medium = sphericalMedium({ attenuationPerMetre: 0.01, nearFieldRadiusMetres: 2 });
  expect(medium.amplitudeAt(100)).toBeCloseTo(Math.exp(-1) / 100, 15);
  expect(medium.amplitudeAt(0)).toBe(0.5);
  expect(medium.amplitudeAt(1)).toBeCloseTo(Math.exp(-0.01) / 2, 15);
});
