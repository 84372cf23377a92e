import { expect, test } from 'vitest';
import { experiments } from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';

test.each([2, 10, 100])('D3: %d coherent emitters have N² in power at their focus', (emitters) => {
  const measurement = experiments.coherentPower({ emitters, seed: 1 });
  expectMeasured(measurement);
  expect(measurement.measured / (emitters * emitters)).toBeCloseTo(1, 6);
});

test('D3: 10 incoherent emitters have N in power on average', () => {
  expectMeasured(experiments.incoherentPower({ emitters: 10, seed: 1, samples: 120_000 }));
});

test('D4: 100 random phasors have mean length √(πN)/2', () => {
  expectMeasured(experiments.meanPhasorLength({ emitters: 100, seed: 2, samples: 10_000 }));
});

test.each([0.5, 1, 2])('D5: P(|S|²/N > %d) is e^(-x)', (x) => {
  expectMeasured(experiments.speckleTail({ emitters: 100, seed: 3, samples: 5_000, x }));
});

test.each([2, 5, 50])('D5: speckle contrast of %d emitters is √(1 - 1/N)', (emitters) => {
  expectMeasured(experiments.speckleContrast({ emitters, seed: 4, samples: 10_000 }));
});

test.each([2, 3, 7])('D6: Kluyver, P(|S| < 1) of %d phasors is 1/(N + 1)', (emitters) => {
  expectMeasured(experiments.kluyverProbability({ emitters, seed: 5, samples: 20_000 }));
});
