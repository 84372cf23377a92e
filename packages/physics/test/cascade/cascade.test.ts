import { describe, expect, test } from 'vitest';
import {
  createCarriers,
  createCascade,
  createEnergyReceiver,
  createField,
  createFieldReading,
  createTrustWave,
  createUniformStream,
  pinned,
  sphericalMedium,
  type CascadeState,
} from '../../src/index.js';

const options = {
  messages: 2,
  gain: 2,
  decaySeconds: 1,
  roundSeconds: 0.1,
  amplitudeMax: 8,
  confidenceRatio: 1.5,
  rounds: 3,
};

describe('one emitter of a cascade', () => {
  const cascade = createCascade(options);

  test('what is not heard decays as e^(−t/τ)', () => {
    let state = cascade.begin(0, 4);
    for (let k = 0; k < 10; k++) state = cascade.next(state, [0, 0]);
    expect(state.amplitudes[0]).toBeCloseTo(4 * Math.exp(-1), 12);
    expect(state.decided).toBe(-1);
  });

  test('the strongest is re-emitted with the gain, up to what the transmitter can', () => {
    const first = cascade.next(cascade.begin(0, 1), [5, 1]);
    expect([...first.amplitudes]).toEqual([2, 0]);
    const turned = cascade.next(first, [1, 5]);
    expect(turned.amplitudes[1]).toBe(4);
    expect(turned.amplitudes[0]).toBeCloseTo(2 * Math.exp(-0.1), 12);
    expect(cascade.next(turned, [1, 5]).amplitudes[1]).toBe(8);
  });

  test('it decides once one message has stood out for the rounds in a row, and for good', () => {
    const heard: readonly (readonly number[])[] = [
      [3, 1],
      [3, 1],
      [1.4, 1],
      [1, 3],
      [1, 3],
      [1, 3],
      [9, 1],
    ];
    const decided: number[] = [];
    let state: CascadeState = cascade.begin(-1, 1);
    for (const strengths of heard) {
      state = cascade.next(state, strengths);
      decided.push(state.decided);
    }
    expect(decided).toEqual([-1, -1, -1, -1, -1, 1, 1]);
  });

  test('ties and silence lead nowhere', () => {
    expect(cascade.next(cascade.begin(0, 1), [2, 2]).leader).toBe(-1);
    expect(cascade.next(cascade.begin(0, 1), [0, 0]).leader).toBe(-1);
  });

  test('bad options are refused in one line', () => {
    expect(() => createCascade({ ...options, confidenceRatio: 0.9 })).toThrow(/confidenceRatio/);
    expect(() => createCascade({ ...options, decaySeconds: 0 })).toThrow(/decaySeconds/);
    expect(() => cascade.begin(2, 1)).toThrow(/message/);
  });
});

/** Generals in a cube of 1 km cascade over the simulated field; each one's decision. `first` names the supporters' message. */
function run(supporters: number, generals: number, seed: number, first: 0 | 1 = 0): number[] {
  const random = createUniformStream(seed);
  const cascade = createCascade({ ...options, decaySeconds: 2, roundSeconds: 1e-3, amplitudeMax: 1 });
  const tones = [1e9, 1.001e9, 1.002e9, 1.003e9, 1.004e9, 1.005e9, 1.006e9, 1.007e9];
  // The supporters' message has the lower tones, whatever its name.
  const chords = first === 0 ? [tones.slice(0, 4), tones.slice(4)] : [tones.slice(4), tones.slice(0, 4)];
  const candidates = chords.map((frequencies) => ({ frequenciesHz: Float64Array.from(frequencies) }));
  const receiver = createEnergyReceiver({ durationSeconds: 1e-6, looks: 8 });
  const places = Array.from({ length: generals }, () => ({
    x: 1000 * random.nextUniform(),
    y: 1000 * random.nextUniform(),
    z: 1000 * random.nextUniform(),
  }));
  let states = places.map((_, i) => cascade.begin(i < supporters ? first : 1 - first, 1));
  for (let round = 0; round < 12; round++) {
    const waves = places.map((origin, i) => {
      const phases = tones.map(() => pinned.TAU * random.nextUniform());
      return candidates.flatMap(({ frequenciesHz }, m) => {
        const amplitude = states[i]!.amplitudes[m]!;
        if (!(amplitude > 0)) return [];
        const own = Array.from(frequenciesHz, (frequencyHz) => phases[tones.indexOf(frequencyHz)]!);
        const carriers = createCarriers(frequenciesHz, own);
        return [createTrustWave({ origin, amplitude, carriers, durationSeconds: 1e-3 })];
      });
    });
    states = states.map((state, i) => {
      const others = waves.flatMap((own, j) => (j === i ? [] : own));
      const arrivals = createField(others, sphericalMedium()).arrivalsAt(places[i]!);
      const reading = createFieldReading({ arrivals, windowStartSeconds: 1e-5, durationSeconds: 1e-5 });
      return cascade.next(state, receiver.read(reading, candidates).strengths);
    });
  }
  return states.map((state) => state.decided);
}

describe('generals who cascade over the field', () => {
  test('unanimous ones decide for what they all began with', () => {
    expect(run(8, 8, 1)).toEqual(new Array(8).fill(0));
    expect(run(0, 8, 1)).toEqual(new Array(8).fill(1));
  });

  test('the lie cascades as faithfully as the truth: swap the labels and the outcome mirrors', () => {
    for (const supporters of [7, 5, 2]) {
      const truth = run(supporters, 8, 3);
      const mirrored = run(supporters, 8, 3, 1);
      expect(mirrored).toEqual(truth.map((decided) => (decided < 0 ? decided : 1 - decided)));
    }
    expect(run(7, 8, 3).filter((decided) => decided === 0).length).toBeGreaterThanOrEqual(6);
  });
});
