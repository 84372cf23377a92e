import { expect, test } from 'vitest';
import { experiments } from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';

test.each([0, 0.2, 0.5, 0.72])(
  'D8: a diffuse field %d wavelengths apart correlates as sin(kd)/(kd)',
  (distance) => {
    expectMeasured(experiments.diffuseCorrelation({ distance, seed: 1, samples: 20_000 }));
  },
);

test('D9: 5000 Kuramoto oscillators at K = 4 lock to √(1 - Kc/K)', () => {
  expectMeasured(experiments.kuramotoOrder({ coupling: 4, oscillators: 5000, seed: 1 }));
});

test('D9: below the critical coupling they do not lock', () => {
  expect(experiments.kuramotoOrder({ coupling: 1, oscillators: 2000, seed: 1 }).measured).toBeLessThan(0.1);
});
