import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createFieldReading,
  createOscillator,
  pinned,
  warpedArrivals,
  type Arrival,
  type Warp,
} from '../../src/index.js';
import { waveOf } from '../support/waves.js';

const WINDOW_SECONDS = 4e-6;
const stretch = { fromSeconds: 0, untilSeconds: WINDOW_SECONDS };
const readingOf = (arrivals: readonly Arrival[]) =>
  createFieldReading({ arrivals, durationSeconds: WINDOW_SECONDS });

test('a part of a wave is the wave itself, from there to there', () => {
  const wave = waveOf({ frequenciesHz: [3e6, 4.1e6], phasesRadians: [0.3, 2], durationSeconds: 3e-6 });
  const whole = readingOf([{ wave, delaySeconds: 0.5e-6, gain: 2 }]);
  const halves = readingOf(
    [
      [0, 1.2e-6],
      [1.2e-6, 3e-6],
    ].map(([from, until]) => ({
      wave,
      delaySeconds: 0.5e-6 + from!,
      gain: 2,
      part: { fromSeconds: from!, untilSeconds: until!, rate: 1 },
    })),
  );
  for (const t of [0.2e-6, 0.6e-6, 1.9e-6, 3.4e-6, 3.9e-6])
    expect(halves.sample(t)).toBeCloseTo(whole.sample(t), 12);
  const gate = [3.3e6, 0.1e-6, 3.7e-6] as const;
  expect(halves.integrate(...gate).re).toBeCloseTo(whole.integrate(...gate).re, 12);
  expect(halves.integrate(...gate).im).toBeCloseTo(whole.integrate(...gate).im, 12);
});

test('a part at another rate is heard at another frequency, for another time', () => {
  const wave = waveOf({ frequenciesHz: [10e6], durationSeconds: 2e-6 });
  const part = { fromSeconds: 0, untilSeconds: 2e-6, rate: 2 };
  const reading = readingOf([{ wave, delaySeconds: 0, gain: 1, part }]);
  expect(reading.integrate(20e6, 0, 1e-6).re).toBeCloseTo(1, 9);
  expect(reading.sample(0.999e-6)).not.toBe(0);
  expect(reading.sample(1.001e-6)).toBe(0);
});

describe('warps', () => {
  const wave = waveOf({
    frequenciesHz: [20e6],
    phasesRadians: [0.7],
    durationSeconds: 2e-6,
    envelope: 'raised-cosine',
  });
  /** The wave's field at 1 m, by definition. */
  const emitted = (own: number): number =>
    own < 0 || own >= 2e-6
      ? 0
      : 0.5 * (1 - pinned.cosTurns(own / 2e-6)) * pinned.cos(pinned.TAU * 20e6 * own + 0.7);

  test('the field is the wave at its warped time, whatever the warp', () => {
    const bend = fc.double({ min: -0.4, max: 0.4, noNaN: true });
    const shift = fc.double({ min: -1.5e-6, max: 3e-6, noNaN: true });
    fc.assert(
      fc.property(bend, bend, shift, (slope, curve, opens) => {
        const warp: Warp = (t) => (t - opens) * (1 + slope + (curve * t) / WINDOW_SECONDS / 2.5);
        const warpRises = Array.from({ length: 41 }, (_, k) => warp((k / 40) * WINDOW_SECONDS));
        fc.pre(warpRises.every((own, k) => k === 0 || own > warpRises[k - 1]!));
        const reading = readingOf(warpedArrivals(wave, { warp, gainAt: () => 1 }, stretch));
        for (let k = 0; k < 97; k++) {
          const t = ((k + 0.5) / 97) * WINDOW_SECONDS;
          expect(Math.abs(reading.sample(t) - emitted(warp(t)))).toBeLessThan(1e-5);
        }
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  test('a straight warp is one piece, and a wave beyond the window none', () => {
    const straight: Warp = (t) => 0.9 * (t - 1e-6);
    expect(warpedArrivals(wave, { warp: straight, gainAt: () => 1 }, stretch)).toHaveLength(1);
    expect(warpedArrivals(wave, { warp: (t) => t - 5e-6, gainAt: () => 1 }, stretch)).toEqual([]);
    expect(warpedArrivals(wave, { warp: (t) => t + 5e-6, gainAt: () => 1 }, stretch)).toEqual([]);
  });

  test('phase noise of a stated Allan deviation spreads a line as it must: E|mean| = e^(-variance/2)', () => {
    // White frequency noise: the phase difference over τ has variance (2πf)²σ²τ; over a gate from the path's
    // start, the coherent mean is ∫ e^{-½(2πfσ)²t} dt / T.
    const tone = waveOf({ frequenciesHz: [100e6], durationSeconds: 1 });
    const rate = 0.5 * (2 * Math.PI * 100e6) ** 2;
    const allanDeviation = Math.sqrt(2 / (rate * WINDOW_SECONDS));
    let re = 0;
    const runs = 600;
    for (let seed = 0; seed < runs; seed++) {
      const options = { seed, allanDeviation, spanSeconds: 1e-3, resolutionSeconds: 1e-8 };
      const ahead = createOscillator(options);
      const path = { warp: (t: number) => t + ahead(t), gainAt: () => 1, phaseToleranceCycles: 1e-3 };
      re += readingOf(warpedArrivals(tone, path, stretch)).integrate(100e6, 0, WINDOW_SECONDS).re / runs;
    }
    const expected = (1 - Math.exp(-2)) / 2;
    expect(Math.abs(re - expected)).toBeLessThan(3.3 * Math.sqrt(0.5 / runs));
  });
});

test('bad parts are refused in one line', () => {
  const wave = waveOf();
  const make = (part: Arrival['part']) => () => readingOf([{ wave, delaySeconds: 0, gain: 1, part: part! }]);
  expect(make({ fromSeconds: 0, untilSeconds: 1, rate: 1 })).toThrow(/part must lie in the wave's/);
  expect(make({ fromSeconds: 0, untilSeconds: 1e-7, rate: 0 })).toThrow(/rate must be above 0/);
});
