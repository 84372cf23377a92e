import { expect, test } from 'vitest';
import {
  createEnergyReceiver,
  createFieldReading,
  createToneReceiver,
  strongestCandidate,
  type Candidate,
} from '../../src/index.js';
import { waveOf } from '../support/waves.js';

const tones: readonly Candidate[] = [
  { frequenciesHz: Float64Array.of(1e9) },
  { frequenciesHz: Float64Array.of(1.001e9) },
];

test('tone: strengths are the amplitudes of the field at the first carriers', () => {
  const arrivals = [
    { wave: waveOf({ amplitude: 3, durationSeconds: 1e-5 }), delaySeconds: 0, gain: 0.1 },
    {
      wave: waveOf({ amplitude: 3, frequenciesHz: [1.001e9], durationSeconds: 1e-5 }),
      delaySeconds: 0,
      gain: 0.2,
    },
  ];
  const reading = createFieldReading({ arrivals, durationSeconds: 4e-6 });
  const { strengths } = createToneReceiver({ startSeconds: 1e-6, durationSeconds: 2e-6 }).read(
    reading,
    tones,
  );
  expect(strengths[0]).toBeCloseTo(0.3, 9);
  expect(strengths[1]).toBeCloseTo(0.6, 9);
});

test('tone: three honest generals in antiphase of two lose to one liar', () => {
  const arrival = (frequency: number, phase: number) => ({
    wave: waveOf({ frequenciesHz: [frequency], phasesRadians: [phase] }),
    delaySeconds: 0,
    gain: 1,
  });
  const arrivals = [
    arrival(1e9, 0),
    arrival(1e9, (2 * Math.PI) / 3),
    arrival(1e9, (4 * Math.PI) / 3),
    arrival(1.001e9, 1),
  ];
  const reading = createFieldReading({ arrivals, durationSeconds: 1e-6 });
  expect(strongestCandidate(createToneReceiver({ durationSeconds: 1e-6 }).read(reading, tones))).toBe(1);
});

test('energy: a wave that fills the looks has A²T/2 in each, whatever its chord', () => {
  const chord = [1e9, 1.003e9, 1.004e9, 1.008e9];
  const arrivals = [
    { wave: waveOf({ amplitude: 2, frequenciesHz: chord, durationSeconds: 1e-5 }), delaySeconds: 0, gain: 1 },
  ];
  const reading = createFieldReading({ arrivals, durationSeconds: 1e-5 });
  const candidates = [
    { frequenciesHz: Float64Array.from(chord) },
    { frequenciesHz: Float64Array.of(1.001e9, 1.002e9) },
  ];
  const { strengths } = createEnergyReceiver({ durationSeconds: 1e-6, looks: 5 }).read(reading, candidates);
  expect(strengths[0]).toBeCloseTo(5 * 0.5 * 4 * 1e-6, 12);
  expect(strengths[1]).toBeCloseTo(0, 12);
});

test('energy: each look is another stretch of time', () => {
  const arrivals = [{ wave: waveOf({ amplitude: 2 }), delaySeconds: 3e-6, gain: 1 }];
  const reading = createFieldReading({ arrivals, durationSeconds: 5e-6 });
  const energyIn = (looks: number) =>
    createEnergyReceiver({ durationSeconds: 1e-6, looks }).read(reading, tones).strengths[0]!;
  expect(energyIn(3)).toBe(0);
  expect(energyIn(4)).toBeCloseTo(2e-6, 12);
  expect(energyIn(5)).toBeCloseTo(2e-6, 12);
});

test('energy: noise alone has N₀ a carrier and look', () => {
  const noise = { seed: 3, densityPerHz: 7e-9 };
  const reading = createFieldReading({ arrivals: [], durationSeconds: 1e-2, noise });
  const { strengths } = createEnergyReceiver({ durationSeconds: 1e-6, looks: 5000 }).read(reading, tones);
  expect(Math.abs(strengths[0]! / 5000 / 7e-9 - 1)).toBeLessThan(3.3 / Math.sqrt(5000));
});

test('the strongest candidate is the first of equals, and none when all is still', () => {
  expect(strongestCandidate({ strengths: Float64Array.of(1, 2, 2) })).toBe(1);
  expect(strongestCandidate({ strengths: Float64Array.of(0, 0) })).toBe(-1);
});

test('bad windows are refused in one line', () => {
  expect(() => createToneReceiver({ durationSeconds: 0 })).toThrow(
    /durationSeconds must be a finite number above 0/,
  );
  expect(() => createEnergyReceiver({ durationSeconds: 1, looks: 0 })).toThrow(
    /looks must be an integer from 1/,
  );
});
