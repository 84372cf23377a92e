import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  causalGates,
  createCausalReceiver,
  createFieldReading,
  gateEnergies,
  gateReading,
  SPEED_OF_LIGHT,
  sphericalMedium,
  strongestCandidate,
  type Arrival,
} from '../../src/index.js';
import { waveOf } from '../support/waves.js';
import { CANDIDATES } from './receivers-under-test.js';

const PULSE_SECONDS = 1e-6;
const EPOCH_SECONDS = 1e-6;
const WINDOW_SECONDS = 3e-5;
const medium = sphericalMedium();
const paths = [50, 400, 900, 1300, 3000];
const emitters = paths.map((pathMetres, i) => ({
  pathMetres,
  slotSeconds: 1.5e-6 * i,
  allowedAmplitude: medium.amplitudeAt(pathMetres),
}));
const options = { epochSeconds: EPOCH_SECONDS, pulseSeconds: PULSE_SECONDS, emitters };
const receiver = createCausalReceiver(options);

function emission(i: number, candidate: number, amplitude = 1, lateSeconds = 0): Arrival {
  const frequenciesHz = [...CANDIDATES[candidate]!.frequenciesHz];
  const startSeconds = EPOCH_SECONDS + emitters[i]!.slotSeconds + lateSeconds;
  const wave = waveOf({ frequenciesHz, amplitude, startSeconds, durationSeconds: PULSE_SECONDS });
  return { wave, delaySeconds: paths[i]! / SPEED_OF_LIGHT, gain: medium.amplitudeAt(paths[i]!) };
}
const window = (arrivals: readonly Arrival[]) =>
  createFieldReading({ arrivals, durationSeconds: WINDOW_SECONDS });

test('every emitter has one vote, near or far', () => {
  const evidence = receiver.read(window(paths.map((_, i) => emission(i, i < 3 ? 0 : 1))), CANDIDATES);
  expect(evidence.strengths[0]).toBeCloseTo(3, 4);
  expect(evidence.strengths[1]).toBeCloseTo(2, 4);
  evidence.gates!.energies.forEach((energy, k) => {
    const sent = k % 2 === (k < 6 ? 0 : 1);
    const allowed = evidence.gates!.allowedEnergies[Math.floor(k / 2)]!;
    expect(energy / allowed).toBeCloseTo(sent ? 1 : 0, 4);
  });
});

test('shouting buys nothing, whispering loses weight', () => {
  const loud = receiver.read(window([emission(0, 1, 1000), emission(1, 0), emission(2, 0)]), CANDIDATES);
  expect(loud.strengths[1]).toBeLessThanOrEqual(1 + 1e-12);
  expect(strongestCandidate(loud)).toBe(0);
  const whisper = receiver.read(window([emission(1, 1, 0.1)]), CANDIDATES);
  expect(whisper.strengths[1]).toBeCloseTo(0.01 / 0.5, 4);
});

test("what comes off its time falls into nobody else's gate, and is not heard", () => {
  const late = receiver.read(window([emission(4, 1, 1, 1.2e-6)]), CANDIDATES);
  expect(late.strengths[1]).toBeLessThan(1e-9);
});

test('gate capture is real: a pulse timed to land in another gate counts as its emitter', () => {
  const gates = causalGates(options);
  const lands = gates[4]!.startSeconds - gates[0]!.startSeconds;
  const captured = receiver.read(window([emission(0, 1, 1, lands)]), CANDIDATES);
  expect(captured.gates!.weights[4 * 2 + 1]).toBeCloseTo(1, 4);
});

test('noise is taken off: with nobody there, votes stay far below one', () => {
  const densityPerHz = 1e-14;
  const noisy = createCausalReceiver({ ...options, noiseDensityPerHz: densityPerHz });
  const noise = { seed: 4, densityPerHz };
  const reading = createFieldReading({ arrivals: [], durationSeconds: WINDOW_SECONDS, noise });
  const { strengths, gates } = noisy.read(reading, CANDIDATES);
  expect(Math.max(...gates!.energies)).toBeGreaterThan(0);
  expect(strengths[0]! + strengths[1]!).toBeLessThan(1.5);
  const still = createCausalReceiver(options).read(window([]), CANDIDATES);
  expect([...still.strengths]).toEqual([0, 0]);
});

describe('gate energies', () => {
  test('they are A²T/2 of the received amplitude, and can be written in place', () => {
    const reading = window([emission(2, 0, 3)]);
    const out = new Float64Array(10).fill(7);
    const energies = gateEnergies(reading, causalGates(options), CANDIDATES, out);
    expect(energies).toBe(out);
    const allowed = 0.5 * (3 / 900) ** 2 * PULSE_SECONDS;
    expect(energies[4]! / allowed).toBeCloseTo(1, 6);
    expect(energies[0]).toBe(0);
  });

  test('with noise they average the energy plus N₀ a carrier', () => {
    const densityPerHz = 1e-13;
    let sum = 0;
    for (let seed = 0; seed < 4000; seed++) {
      const noise = { seed, densityPerHz };
      const reading = createFieldReading({ arrivals: [], durationSeconds: WINDOW_SECONDS, noise });
      sum += gateEnergies(reading, [{ startSeconds: 0, durationSeconds: 1e-6 }], CANDIDATES)[0]!;
    }
    expect(Math.abs(sum / 4000 / (3 * densityPerHz) - 1)).toBeLessThan(3.3 / Math.sqrt(3 * 4000));
  });
});

describe('gate readings', () => {
  test('all A, all B, both, neither', () => {
    expect(gateReading(4, 0, 0, 1)).toBe(1);
    expect(gateReading(0, 4, 0, 1)).toBe(0);
    expect(gateReading(2, 2, 0, 1)).toBe(0.5);
    expect(gateReading(0, 0, 0, 1)).toBe(0.5);
    expect(gateReading(0.1, 0, 0, 1)).toBeCloseTo(0.55, 12);
    expect(() => gateReading(1, 1, 0, 0)).toThrow(/floorEnergy must be above 0/);
  });

  test('they are Lipschitz in the energies, with constant 1/floor', () => {
    const energy = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        energy,
        energy,
        energy,
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (a, b, step, floor) => {
          const moved = Math.abs(gateReading(a + step, b, 0, floor) - gateReading(a, b, 0, floor));
          expect(moved).toBeLessThanOrEqual(step / floor + 1e-12);
          expect(gateReading(a, b, 0, floor) + gateReading(b, a, 0, floor)).toBeCloseTo(1, 12);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

test('bad parameters are refused in one line', () => {
  const bad = { ...options, emitters: [{ pathMetres: -1, slotSeconds: 0, allowedAmplitude: 1 }] };
  expect(() => createCausalReceiver(bad)).toThrow(
    'emitters[0].pathMetres must be a finite number of at least 0, got -1',
  );
  expect(() => createCausalReceiver({ ...options, powerFloor: 0 })).toThrow(/powerFloor/);
});
