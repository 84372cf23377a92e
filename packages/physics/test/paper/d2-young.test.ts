import { expect, test } from 'vitest';
import { experiments } from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';

test("D2: Young's minima next to the axis are 25.20 m apart, not the paraxial 25", () => {
  const measurement = experiments.youngMinima({ wavelength: 0.5, separation: 2, distance: 100 });
  expectMeasured(measurement);
  expect(measurement.measured).toBeCloseTo(25.199, 2);
});

test.each([
  [0.5, 2, 10],
  [1, 0.6, 50],
  [0.1, 3, 1000],
])('D2: λ = %d, d = %d, L = %d', (wavelength, separation, distance) => {
  expectMeasured(experiments.youngMinima({ wavelength, separation, distance }));
});

test('D2: sources nearer than half a wavelength have no minimum, and say so', () => {
  expect(() => experiments.youngMinima({ wavelength: 1, separation: 0.4, distance: 10 })).toThrow(
    /half a wavelength/,
  );
});
