import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFieldReading, type Arrival, type FieldReading } from '../../src/index.js';
import { waveOf } from '../support/waves.js';

/** The naive twin of `integrate`: Simpson's rule over samples, split where the field may jump. */
function byQuadrature(
  reading: FieldReading,
  frequencyHz: number,
  start: number,
  duration: number,
  jumps: readonly number[],
): { re: number; im: number } {
  const cuts = [
    start,
    ...jumps.filter((t) => t > start && t < start + duration).sort((a, b) => a - b),
    start + duration,
  ];
  let re = 0;
  let im = 0;
  for (let c = 0; c + 1 < cuts.length; c++) {
    if (cuts[c + 1]! - cuts[c]! < 1e-12) continue;
    const from = cuts[c]! + 1e-13;
    const step = (cuts[c + 1]! - 1e-13 - from) / 4000;
    for (let k = 0; k <= 4000; k++) {
      const weight = k === 0 || k === 4000 ? 1 : k % 2 === 1 ? 4 : 2;
      const t = from + k * step;
      const field = ((2 / duration) * weight * step * reading.sample(t)) / 3;
      re += field * Math.cos(2 * Math.PI * frequencyHz * t);
      im -= field * Math.sin(2 * Math.PI * frequencyHz * t);
    }
  }
  return { re, im };
}

const megahertz = fc.double({ min: 0.2, max: 20, noNaN: true });
const microseconds = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const arrival: fc.Arbitrary<Arrival> = fc
  .record({
    frequencies: fc.array(megahertz, { minLength: 1, maxLength: 3 }),
    phase: fc.double({ min: -3, max: 3, noNaN: true }),
    delay: microseconds(-2, 4),
    duration: microseconds(0.05, 3),
    gain: fc.double({ min: -2, max: 2, noNaN: true }),
    envelope: fc.constantFrom('rectangular' as const, 'raised-cosine' as const),
  })
  .map(({ frequencies, phase, delay, duration, gain, envelope }) => ({
    wave: waveOf({
      frequenciesHz: frequencies.map((f) => f * 1e6),
      phasesRadians: frequencies.map((_, l) => phase + l),
      durationSeconds: duration * 1e-6,
      envelope,
    }),
    delaySeconds: delay * 1e-6,
    gain,
  }));

describe('integrals are exact', () => {
  test('they equal quadrature of the samples: any overlap, envelope, frequency, both rotations', () => {
    fc.assert(
      fc.property(
        fc.array(arrival, { maxLength: 4 }),
        megahertz,
        microseconds(0, 1.5),
        microseconds(0.1, 1.5),
        (arrivals, f, start, duration) => {
          const reading = createFieldReading({ arrivals, durationSeconds: 3e-6 });
          const exact = reading.integrate(f * 1e6, start * 1e-6, duration * 1e-6);
          const jumps = arrivals.flatMap((a) => [a.delaySeconds, a.delaySeconds + a.wave.durationSeconds]);
          const naive = byQuadrature(reading, f * 1e6, start * 1e-6, duration * 1e-6, jumps);
          expect(Math.abs(exact.re - naive.re)).toBeLessThan(2e-5);
          expect(Math.abs(exact.im - naive.im)).toBeLessThan(2e-5);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  test('the field of many is the sum of the fields of each, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(arrival, { maxLength: 20 }),
        megahertz,
        microseconds(0, 2),
        (arrivals, f, start) => {
          const gate = [f * 1e6, start * 1e-6, 0.7e-6] as const;
          const all = createFieldReading({ arrivals, durationSeconds: 3e-6 }).integrate(...gate);
          const backwards = createFieldReading({
            arrivals: [...arrivals].reverse(),
            durationSeconds: 3e-6,
          }).integrate(...gate);
          let re = 0;
          let im = 0;
          for (const one of arrivals) {
            const part = createFieldReading({ arrivals: [one], durationSeconds: 3e-6 }).integrate(...gate);
            re += part.re;
            im += part.im;
          }
          expect(Math.hypot(all.re - re, all.im - im)).toBeLessThan(1e-12);
          expect(Math.hypot(all.re - backwards.re, all.im - backwards.im)).toBeLessThan(1e-12);
        },
      ),
      { seed: 2, numRuns: 200 },
    );
  });

  test('a long wave is heard through short ones that came and went after it', () => {
    const long = { wave: waveOf({ durationSeconds: 1e-4 }), delaySeconds: 0, gain: 1 };
    const short = (k: number) => ({
      wave: waveOf({ durationSeconds: 1e-7 }),
      delaySeconds: k * 1e-6,
      gain: 1,
    });
    const arrivals = [long, ...Array.from({ length: 40 }, (_, k) => short(k))];
    const reading = createFieldReading({ arrivals, durationSeconds: 1e-4 });
    for (const start of [1.2e-6, 17.2e-6, 39.2e-6, 80e-6]) {
      const { re, im } = reading.integrate(1e9, start, 0.5e-6);
      expect(Math.hypot(re, im)).toBeCloseTo(1, 6);
      expect(Math.abs(reading.sample(start + 0.1e-6))).toBeCloseTo(1, 6);
    }
  });

  test('many frequencies at once are the same as one after another', () => {
    const arrivals = [{ wave: waveOf({ frequenciesHz: [1e6, 2.5e6] }), delaySeconds: 0.2e-6, gain: 0.7 }];
    const reading = createFieldReading({ arrivals, durationSeconds: 2e-6 });
    const frequencies = Float64Array.of(0.5e6, 1e6, 2.5e6, 9e6);
    const re = new Float64Array(4).fill(99);
    const im = new Float64Array(4).fill(99);
    reading.integrateMany(frequencies, 0.1e-6, 0.6e-6, re, im);
    frequencies.forEach((f, k) => {
      expect(reading.integrate(f, 0.1e-6, 0.6e-6)).toEqual({ re: re[k], im: im[k] });
    });
  });
});

describe('normalisation', () => {
  test('a steady tone gives its amplitude and its phase at the opening of the window', () => {
    const wave = waveOf({ amplitude: 3, phasesRadians: [0.8], durationSeconds: Infinity, startSeconds: -1 });
    const reading = createFieldReading({
      arrivals: [{ wave, delaySeconds: 1, gain: 0.5 }],
      durationSeconds: 1e-6,
    });
    const phasor = reading.integrate(1e9, 0, 1e-6);
    expect(phasor.re).toBeCloseTo(1.5 * Math.cos(0.8), 9);
    expect(phasor.im).toBeCloseTo(1.5 * Math.sin(0.8), 9);
  });

  test('fading multiplies each carrier by its complex gain', () => {
    const wave = waveOf({ frequenciesHz: [1e9, 1.001e9], phasesRadians: [Math.PI / 2, 0] });
    const fading = { re: Float64Array.of(3, 2), im: Float64Array.of(4, 0) };
    const reading = createFieldReading({
      arrivals: [{ wave, delaySeconds: 0, gain: 1, fading }],
      durationSeconds: 1e-6,
    });
    const first = reading.integrate(1e9, 0, 1e-6);
    // i·(3 + 4i)/√2
    expect(first.re).toBeCloseTo(-4 * Math.SQRT1_2, 9);
    expect(first.im).toBeCloseTo(3 * Math.SQRT1_2, 9);
    expect(reading.integrate(1.001e9, 0, 1e-6).re).toBeCloseTo(Math.SQRT2, 9);
  });

  test('a gate outside the window is refused: a receiver sees its window and no more', () => {
    const reading = createFieldReading({ arrivals: [], durationSeconds: 1e-6 });
    expect(() => reading.integrate(1e9, 0.5e-6, 1e-6)).toThrow(/must lie in the window/);
    expect(() => reading.integrate(1e9, -1e-7, 1e-7)).toThrow(/must lie in the window/);
    expect(() => reading.integrate(1e9, 0, 0)).toThrow(/must lie in the window/);
    expect(() => reading.sample(2e-6)).toThrow(/must lie in the window/);
  });

  test('bad arrivals and windows are refused in one line', () => {
    const wave = waveOf();
    const make = (arrival: Partial<Arrival>) => () =>
      createFieldReading({ arrivals: [{ wave, delaySeconds: 0, gain: 1, ...arrival }], durationSeconds: 1 });
    expect(make({ delaySeconds: NaN })).toThrow(/delaySeconds must be finite/);
    expect(make({ gain: Infinity })).toThrow(/gain must be finite/);
    expect(make({ fading: { re: new Float64Array(2), im: new Float64Array(2) } })).toThrow(
      /one complex gain a carrier/,
    );
    expect(() => createFieldReading({ arrivals: [], durationSeconds: 0 })).toThrow(
      /durationSeconds must be above 0/,
    );
  });
});
