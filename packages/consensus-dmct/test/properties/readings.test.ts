import { createCarriers, createFieldReading, createTrustWave, type Arrival } from '@dmct/physics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateEnergy } from '../../src/power.js';
import { createGateReader } from '../../src/readings.js';

const GATE = 640e-9;
const at = (bin: number): number => 1e9 + bin / GATE;
const ZERO = [at(1), at(5), at(9)];
const ONE = [at(2), at(20), at(40)];
const gate = { startSeconds: 1e-6, durationSeconds: GATE, allowedEnergy: gateEnergy(1, GATE) };
const reader = createGateReader(Float64Array.of(...ZERO, ...ONE), [1], {
  noiseDensityPerHz: 0,
  powerFloor: 0.5,
});

function arrival(
  frequencies: readonly number[],
  amplitude: number,
  startSeconds = gate.startSeconds,
): Arrival {
  const wave = createTrustWave({
    origin: { x: 0, y: 0, z: 0 },
    amplitude,
    carriers: createCarriers(frequencies),
    startSeconds,
    durationSeconds: GATE,
  });
  return { wave, delaySeconds: 0, gain: 1 };
}

function read(arrivals: readonly Arrival[]): number {
  const out = new Float64Array(1);
  reader.read(createFieldReading({ arrivals, durationSeconds: 5e-6 }), gate, out, 0);
  return out[0]!;
}

describe("a gate's reading", () => {
  it('is 1, 0 or one half for one message, the other, or none', () => {
    expect(read([arrival(ONE, 1)])).toBeCloseTo(1, 6);
    expect(read([arrival(ZERO, 1)])).toBeCloseTo(0, 6);
    expect(read([])).toBe(0.5);
    expect(read([arrival(ONE, 1, gate.startSeconds + 2 * GATE)])).toBe(0.5);
  });

  it('weighs a louder emitter no more, and a whisper less', () => {
    expect(read([arrival(ONE, 1000)])).toBeCloseTo(1, 6);
    expect(read([arrival(ONE, 0.1)])).toBeLessThan(0.52);
  });

  it('follows the share of the energy', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const both = read([arrival(ONE, Math.sqrt(share)), arrival(ZERO, Math.sqrt(1 - share))]);
        expect(both).toBeCloseTo(share, 5);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('lets the last word stand in for power that is missing, without a jump, and for none that is there', () => {
    const after = (before: number, arrivals: readonly Arrival[]): number => {
      const out = new Float64Array(1);
      reader.read(createFieldReading({ arrivals, durationSeconds: 5e-6 }), gate, out, 0, before);
      return out[0]!;
    };
    expect(after(1, [])).toBe(1);
    expect(after(0, [])).toBe(0);
    expect(after(1, [arrival(ZERO, 1)])).toBeCloseTo(0, 6);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (before, power) => {
          // Below the floor of one half, power P of order 1 leaves (P + (φ − P)·before)/φ.
          const expected = power < 0.5 ? (power + (0.5 - power) * before) / 0.5 : 1;
          expect(after(before, [arrival(ONE, Math.sqrt(power))])).toBeCloseTo(expected, 5);
        },
      ),
      { seed: 1, numRuns: 50 },
    );
  });

  it('is one half where a clock is so far off that the gate lies outside the window', () => {
    const out = new Float64Array(1);
    const field = createFieldReading({ arrivals: [arrival(ONE, 1)], durationSeconds: 5e-6 });
    reader.read(field, { ...gate, startSeconds: -1e-6 }, out, 0);
    expect(out[0]).toBe(0.5);
    reader.read(field, { ...gate, startSeconds: 4.9e-6 }, out, 0);
    expect(out[0]).toBe(0.5);
  });
});
