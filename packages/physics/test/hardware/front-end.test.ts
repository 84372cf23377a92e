import { describe, expect, test } from 'vitest';
import {
  createFieldReading,
  magnitude,
  systemTemperatureKelvin,
  throughFrontEnd,
  type Arrival,
  type Converter,
} from '../../src/index.js';
import { waveOf } from '../support/waves.js';

const band = { lowHz: 1e9, bandwidthHz: 20e6 };
const WINDOW_SECONDS = 1e-5;
const NEAR_HZ = 1.004e9;
const FAR_HZ = 1.0112e9;
const tone = (frequencyHz: number, gain: number, delaySeconds = 0): Arrival => ({
  wave: waveOf({ frequenciesHz: [frequencyHz], phasesRadians: [0.6], durationSeconds: WINDOW_SECONDS }),
  delaySeconds,
  gain,
});
const readingOf = (arrivals: readonly Arrival[], converter?: Converter, noiseDensity = 0) =>
  throughFrontEnd(
    createFieldReading({
      arrivals,
      durationSeconds: WINDOW_SECONDS,
      noise: { seed: 3, densityPerHz: noiseDensity },
    }),
    converter === undefined ? band : { ...band, converter },
  );

test('with no converter it passes what the band holds, in amplitude and phase', () => {
  const arrivals = [tone(NEAR_HZ, 1), tone(FAR_HZ, 0.01)];
  const plain = createFieldReading({ arrivals, durationSeconds: WINDOW_SECONDS });
  const through = readingOf(arrivals);
  for (const frequency of [NEAR_HZ, FAR_HZ, 1.017e9]) {
    const a = plain.integrate(frequency, 0, WINDOW_SECONDS);
    const b = through.integrate(frequency, 0, WINDOW_SECONDS);
    expect(Math.hypot(a.re - b.re, a.im - b.im)).toBeLessThan(2e-4);
  }
});

test('times are known to a cell of 1/(2B) only: a pulse leaks that far out of its gate', () => {
  const pulse = [tone(1.01e9, 1, 5.01e-6)];
  const before = readingOf(pulse).integrate(1.01e9, 4e-6, 1.002e-6);
  expect(magnitude(before)).toBeGreaterThan(1e-4);
  expect(magnitude(readingOf(pulse).integrate(1.01e9, 4e-6, 0.97e-6))).toBeLessThan(1e-12);
});

describe('near and far', () => {
  const both = [tone(NEAR_HZ, 1), tone(FAR_HZ, 1e-4)];
  const farHeard = (bits: number): number => {
    const converter = { bits, step: 1.01 / (2 ** (bits - 1) - 1) };
    return magnitude(readingOf(both, converter).integrate(FAR_HZ, 0, WINDOW_SECONDS)) / 1e-4;
  };

  test('80 dB apart, 16 bits hear both', () => {
    expect(farHeard(16)).toBeGreaterThan(0.95);
    expect(farHeard(16)).toBeLessThan(1.05);
  });

  test('8 bits lose the far one among the products of the near one', () => {
    expect(Math.abs(farHeard(8) - 1)).toBeGreaterThan(0.3);
  });

  test('beyond full scale the near one clips, and its products land on other tones', () => {
    const clipped = readingOf([tone(NEAR_HZ, 1)], { bits: 12, step: 0.3 / 2047 });
    const near = magnitude(clipped.integrate(NEAR_HZ, 0, WINDOW_SECONDS));
    expect(near).toBeGreaterThan(0.3);
    expect(near).toBeLessThan(0.45);
    // I and Q clipped alike leave the third harmonic of the offset, mirrored: middle + 3·(middle − near).
    const product = 2 * band.lowHz + band.bandwidthHz - NEAR_HZ + 2 * (1.01e9 - NEAR_HZ);
    const within = product > band.lowHz + band.bandwidthHz ? product - 40e6 : product;
    expect(magnitude(clipped.integrate(within, 0, WINDOW_SECONDS))).toBeGreaterThan(0.02);
  });
});

test('noise about a step in size lifts a tone that is smaller than a step', () => {
  const small = [tone(FAR_HZ, 0.2)];
  const converter = { bits: 8, step: 1 };
  expect(magnitude(readingOf(small, converter).integrate(FAR_HZ, 0, WINDOW_SECONDS))).toBe(0);
  // N₀/h is the variance of each part in a cell of h = 25 ns.
  const dithered = readingOf(small, converter, 0.4 * 25e-9);
  const heard = magnitude(dithered.integrate(FAR_HZ, 0, WINDOW_SECONDS));
  expect(heard).toBeGreaterThan(0.05);
  expect(heard).toBeLessThan(0.45);
});

test('noise of overlapping gates is shared: it comes with the cells', () => {
  const noisy = readingOf([], undefined, 1e-9);
  const a = noisy.integrate(1.01e9, 0, 5e-6);
  const b = noisy.integrate(1.01e9, 0, 5.025e-6);
  expect(magnitude(a)).toBeGreaterThan(0);
  expect(Math.hypot(a.re - b.re, a.im - b.im)).toBeLessThan(0.35 * magnitude(a));
});

test('noise figures add the receiver’s own noise at 290 K', () => {
  expect(systemTemperatureKelvin(50, 0)).toBe(50);
  expect(systemTemperatureKelvin(290, 3)).toBeCloseTo(290 * 10 ** 0.3, 9);
  expect(() => systemTemperatureKelvin(290, -1)).toThrow(/noiseFigureDb/);
});

test('bad front ends and gates are refused in one line', () => {
  const reading = createFieldReading({ arrivals: [], durationSeconds: 1e-5 });
  expect(() => throughFrontEnd(reading, { lowHz: 1, bandwidthHz: 0 })).toThrow(/bandwidthHz/);
  expect(() => throughFrontEnd(reading, { ...band, converter: { bits: 1, step: 1 } })).toThrow(/bits/);
  expect(() => throughFrontEnd(reading, band).integrate(1e9, 9e-6, 2e-6)).toThrow(/must lie in the window/);
  expect(() => throughFrontEnd(reading, band).sample(2e-5)).toThrow(/must lie in the window/);
});
