import { expect } from 'vitest';
import type { experiments } from '../../src/index.js';

/** Fails with both numbers when an experiment misses its expectation. */
export function expectMeasured(measurement: experiments.Measurement): void {
  const distance = Math.abs(measurement.measured - measurement.expected);
  expect(distance, JSON.stringify(measurement)).toBeLessThanOrEqual(measurement.tolerance);
}
