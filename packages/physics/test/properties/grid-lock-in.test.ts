import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexArrivals } from '../../src/field/arrival-index.js';
import { createGridLockIn } from '../../src/field/grid-lock-in.js';
import { createLockIn } from '../../src/field/lock-in.js';
import { createFieldNoise } from '../../src/noise/field-noise.js';
import { createGateNoise } from '../../src/noise/gate-noise.js';
import type { Arrival } from '../../src/index.js';
import { waveOf } from '../support/waves.js';

const GATE_SECONDS = 640e-9;
const bin = (k: number): number => 1e9 + (k + 1) / GATE_SECONDS;
const LISTENED = Float64Array.from([0, 3, 4, 17, 40, 63, 3], bin);

/** Waves on the grid; `offset` moves their light cone against the gate's opening, in gates. */
const arrival = fc
  .record({
    bins: fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { minLength: 1, maxLength: 6 }),
    phase: fc.double({ min: -3, max: 3, noNaN: true }),
    offset: fc.constantFrom(0, 0, -1.5, -0.25, 0.5, 1, -3),
    gates: fc.constantFrom(1, 1, 2, 4),
    gain: fc.double({ min: -2, max: 2, noNaN: true }),
    between: fc.constantFrom(0, 0, 0, 0.3),
  })
  .map(({ bins, phase, offset, gates, gain, between }): Arrival => ({
    wave: waveOf({
      frequenciesHz: bins.map((k) => bin(k + between)),
      phasesRadians: bins.map((_, l) => phase + l),
      durationSeconds: gates * GATE_SECONDS,
    }),
    delaySeconds: 20e-6 + offset * GATE_SECONDS,
    gain,
  }));

describe('the short way of the lock-in', () => {
  test('agrees with the general one, whether arrivals fill the gate or not, on the grid or between', () => {
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 4 }), (arrivals) => {
        const index = indexArrivals(arrivals, 0, 30e-6);
        const [shortRe, shortIm, re, im] = [0, 0, 0, 0].map(() => new Float64Array(LISTENED.length));
        createGridLockIn(index)(LISTENED, 20e-6, GATE_SECONDS, shortRe!, shortIm!);
        createLockIn(index)(LISTENED, 20e-6, GATE_SECONDS, re!, im!);
        for (let k = 0; k < LISTENED.length; k++) {
          expect(Math.hypot(shortRe![k]! - re![k]!, shortIm![k]! - im![k]!)).toBeLessThan(1e-7);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('hears each tone at its own frequency only', () => {
    const wave = waveOf({ frequenciesHz: [bin(4)], durationSeconds: GATE_SECONDS, amplitude: 3 });
    const index = indexArrivals([{ wave, delaySeconds: 20e-6, gain: 1 }], 0, 30e-6);
    const re = new Float64Array(LISTENED.length);
    const im = new Float64Array(LISTENED.length);
    createGridLockIn(index)(LISTENED, 20e-6, GATE_SECONDS, re, im);
    const heard = [...re].map((value, k) => Math.hypot(value, im[k]!));
    expect(heard[2]).toBeCloseTo(3, 9);
    expect(heard.filter((_, k) => k !== 2)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

test("a gate's noise has the bits of the cells' noise", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      fc.double({ min: 0, max: 1e-3, noNaN: true }),
      fc.double({ min: 1e-9, max: 1e-3, noNaN: true }),
      (seed, start, duration) => {
        const model = { seed, densityPerHz: 1e-18 };
        const cells = createFieldNoise(model);
        cells.openGate(start, duration);
        const pair = new Float64Array(2);
        const re = new Float64Array(LISTENED.length).fill(0.5);
        const im = new Float64Array(LISTENED.length);
        createGateNoise(model)(LISTENED, start, duration, re, im);
        LISTENED.forEach((frequency, k) => {
          cells.phasor(frequency, pair);
          expect(re[k]).toBe(0.5 + pair[0]!);
          expect(im[k]).toBe(pair[1]!);
        });
      },
    ),
    { seed: 2, numRuns: 200 },
  );
});
