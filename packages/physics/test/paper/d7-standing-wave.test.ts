import { expect, test } from 'vitest';
import {
  createCarriers,
  createField,
  createTrustWave,
  experiments,
  exponentialMedium,
  magnitude,
  measureFieldAt,
  SPEED_OF_LIGHT,
  standingWaveRatio,
} from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';

test.each([
  [2, 1],
  [3, 1],
  [1, 4],
  [5, 4],
])('D7: SWR of amplitudes %d and %d', (amplitude1, amplitude2) => {
  expectMeasured(experiments.standingWave({ amplitude1, amplitude2 }));
});

test('D7: nodes are half a wavelength apart', () => {
  expectMeasured(experiments.nodeSpacing());
});

test('D7: equal waves make 2A·cos kx between the emitters, by waves that really travel', () => {
  const frequencyHz = SPEED_OF_LIGHT / 2; // a wavelength of 2 m
  const emit = (x: number) =>
    createTrustWave({
      origin: { x, y: 0, z: 0 },
      amplitude: 3,
      carriers: createCarriers([frequencyHz]),
      durationSeconds: 1e-3,
    });
  const field = createField([emit(-50), emit(50)], exponentialMedium());
  const window = { startSeconds: 1e-6, durationSeconds: 100 / frequencyHz };
  for (const x of [0, 0.1, 0.25, 0.5, 0.8]) {
    const strength = magnitude(measureFieldAt(field, { x, y: 0, z: 0 }, frequencyHz, window));
    expect(strength).toBeCloseTo(Math.abs(6 * Math.cos(Math.PI * x)), 9);
  }
});

test('D7: equal amplitudes have no finite ratio', () => {
  expect(standingWaveRatio(2, 2)).toBe(Infinity);
  expect(() => experiments.standingWave({ amplitude1: 2, amplitude2: 2 })).toThrow(/different amplitudes/);
});
