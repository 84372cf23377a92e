import { expect, test } from 'vitest';
import {
  binCount,
  createCarriers,
  createFieldReading,
  createTrustWave,
  experiments,
  magnitude,
} from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';

const origin = { x: 0, y: 0, z: 0 };

test('D15: tones 1/T apart do not disturb each other, tones half as far apart do', () => {
  const windowSeconds = 1e-6;
  const wave = createTrustWave({
    origin,
    amplitude: 1,
    carriers: createCarriers([1e9], [0.4]),
    durationSeconds: 1e-5,
  });
  const arrivals = [{ wave, delaySeconds: 0, gain: 1 }];
  const reading = createFieldReading({ arrivals, windowStartSeconds: 2e-6, durationSeconds: windowSeconds });
  expect(magnitude(reading.integrate(1e9, 0, windowSeconds))).toBeCloseTo(1, 9);
  for (const bins of [-3, -1, 1, 2, 50]) {
    expect(magnitude(reading.integrate(1e9 + bins * 1e6, 0, windowSeconds))).toBeLessThan(1e-9);
  }
  expect(magnitude(reading.integrate(1e9 + 0.5e6, 0, windowSeconds))).toBeCloseTo(2 / Math.PI, 3);
});

test('D15: 38 messages hashed into 1024 bins collide with probability 0.50096', () => {
  const measurement = experiments.toneCollisions({ messages: 38, bins: 1024, seed: 1, samples: 20_000 });
  expect(measurement.expected).toBeCloseTo(0.50096, 5);
  expectMeasured(measurement);
});

test('D15: a band has ⌊BT⌋ bins', () => {
  expect(binCount({ lowHz: 0, bandwidthHz: 1024e6, windowSeconds: 1e-6 })).toBe(1024);
  expect(binCount({ lowHz: 0, bandwidthHz: 1e8, windowSeconds: 1.999e-7 })).toBe(19);
});
