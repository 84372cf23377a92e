import { describe, expect, test } from 'vitest';
import { experiments } from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';

const { superpositionError } = experiments;

describe('D20: the strongest tone wins by lottery', () => {
  test.each([
    [2, 1, 1 / 3],
    [6, 3, 1 / 3],
    [3, 1, 0.25],
    [70, 30, 0.3],
  ])('%d honest against %d liars: the lie wins with its share of the power', (honest, liars, share) => {
    for (const fading of ['none', 'rayleigh'] as const) {
      const measurement = superpositionError({ honest, liars, looks: 1, fading, seed: 11, samples: 10_000 });
      expect(measurement.expected).toBeCloseTo(share, 12);
      expectMeasured(measurement);
    }
  });
});

describe('D20: independent looks', () => {
  test.each([
    [2, 1, 4, 0.1733],
    [6, 3, 4, 0.1733],
    [6, 3, 16, 0.02702],
  ])('rayleigh, %d against %d, %d looks: error %d', (honest, liars, looks, printed) => {
    const measurement = superpositionError({
      honest,
      liars,
      looks,
      fading: 'rayleigh',
      seed: 12,
      samples: 10_000,
    });
    expect(measurement.expected).toBeCloseTo(printed, 4);
    expectMeasured(measurement);
  });

  test('rayleigh, 64 looks: 5.3e-5', () => {
    const options = { honest: 2, liars: 1, looks: 64, fading: 'rayleigh', seed: 13, samples: 2_000 } as const;
    const measurement = superpositionError(options);
    expect(measurement.expected).toBeCloseTo(5.3e-5, 6);
    expectMeasured(measurement);
  });

  test.each([
    [2, 1, 4, 0.0803],
    [6, 3, 16, 0.0153],
  ])('no fading, %d against %d, %d looks: error %d', (honest, liars, looks, printed) => {
    const samples = 10_000;
    const measurement = superpositionError({ honest, liars, looks, fading: 'none', seed: 14, samples });
    expectMeasured(measurement);
    expectMeasured({
      ...measurement,
      expected: printed,
      tolerance: 3.3 * Math.sqrt((printed * (1 - printed)) / samples),
    });
  });
});

test('D20: two receivers agree with p² + (1 - p)²', () => {
  expectMeasured(experiments.receiverAgreement({ share: 0.3, seed: 15, samples: 5_000 }));
});

test.each([
  [4, 0.2],
  [10, 1 / 11],
])('D20: received %d times as strong, attackers win from a share of %d', (gain, share) => {
  const measurement = experiments.attackThreshold({ gain, seed: 16, samples: 80 });
  expect(measurement.expected).toBeCloseTo(share, 12);
  expectMeasured(measurement);
});

test.each([
  [10, -15.17],
  [60, 0],
  [180, 6.02],
])('D20: cancelling %d° off leaves %d dB', (phaseDegrees, printed) => {
  const measurement = experiments.cancellationResidual({ phaseDegrees });
  expect(measurement.measured).toBeCloseTo(printed, 2);
  expectMeasured(measurement);
});

test('D20: a margin of one vote needs 576 looks among 11 and 2104 among 21', () => {
  expect(experiments.looksForMargin(11)).toBe(576);
  expect(experiments.looksForMargin(21)).toBe(2104);
  expectMeasured(experiments.oneVoteMargin({ n: 5, seed: 17, samples: 3_000 }));
});

test('D20: a tone out of 1024 is ground in about 1024 hashes', () => {
  expectMeasured(experiments.grinding({ slots: 1024, seed: 18, samples: 400 }));
});

test('D20: a 3-majority cascade from 0.6 takes 8 rounds', () => {
  const measurement = experiments.majorityCascade({ share: 0.6, seed: 19, runs: 1 });
  expect(measurement.expected).toBe(8);
  expect(measurement.measured).toBe(8);
});
