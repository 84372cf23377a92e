import { expect, test } from 'vitest';
import { experiments } from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';

test.each([
  [10, 0.8103],
  [13, 0.99656],
])('D12: a tone of %d dB is detected at a false alarm of 1e-3 with probability %d', (snrDb, printed) => {
  const measurement = experiments.detection({ snrDb, falseAlarm: 1e-3, seed: 1, samples: 20_000 });
  expect(measurement.expected).toBeCloseTo(printed, 4);
  expectMeasured(measurement);
});

test('D12: noise alone passes the threshold with e^(-T)', () => {
  expectMeasured(experiments.falseAlarm({ snrDb: 10, falseAlarm: 0.01, seed: 2, samples: 50_000 }));
});

test.each([
  [2, 0.003369],
  [4, 0.0089726],
  [16, 0.0311026],
])('D13: noncoherent %d-FSK at 10 dB errs with probability %d', (symbols, printed) => {
  const measurement = experiments.toneSignalling({ symbols, snrDb: 10, seed: 3, samples: 20_000 });
  expect(measurement.expected).toBeCloseTo(printed, 6);
  expectMeasured(measurement);
});
