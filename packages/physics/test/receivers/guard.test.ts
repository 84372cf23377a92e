import { describe, expect, test } from 'vitest';
import { createFieldReading, createUniformStream, type Arrival, type Receiver } from '../../src/index.js';
import { waveOf } from '../support/waves.js';
import { CANDIDATES, RECEIVERS } from './receivers-under-test.js';

/*
 * A receiver sees the field and nothing else: two sets of emitters whose fields here are equal, sample by sample, must
 * give equal evidence, whoever they are, wherever they stand and whatever their waves say they carry.
 */
const WINDOW_SECONDS = 1e-5;
const random = createUniformStream(30);

/** A wave of one candidate's chord; amplitudes and gains are powers of two, so that halves add up exactly. */
function emission(
  candidate: number,
  amplitude: number,
  delaySeconds: number,
  durationSeconds: number,
  phase: number,
): Arrival {
  const frequenciesHz = [...CANDIDATES[candidate]!.frequenciesHz];
  const phasesRadians = frequenciesHz.map((_, l) => phase + l);
  return {
    wave: waveOf({ frequenciesHz, phasesRadians, amplitude, durationSeconds }),
    delaySeconds,
    gain: 1,
  };
}

const crowd: readonly Arrival[] = Array.from({ length: 6 }, (_, i) =>
  emission(i % 2, 2 ** -(i + 3), (1 + i * 1.25) * 1e-6, 1e-6, 6 * random.nextUniform()),
);

/** Other emitters, the same field. */
const DISGUISES: readonly (readonly [string, readonly Arrival[]])[] = [
  ['two emitters of half the amplitude for each one', crowd.flatMap((one) => [half(one), half(one)])],
  ['far and loud for near and faint', crowd.map((one) => moved(one, 8))],
  ['early emission from farther away', crowd.map((one) => earlier(one, 2 ** -20))],
  [
    'other digests, other places',
    crowd.map((one) => ({ ...one, wave: { ...one.wave, digest: 'ff00', origin: { x: 9, y: 9, z: 9 } } })),
  ],
  ['an emitter and its exact antidote besides', [...crowd, ...cancelling()]],
  ['in another order', [...crowd].reverse()],
];

function half(one: Arrival): Arrival {
  return { ...one, wave: { ...one.wave, amplitude: one.wave.amplitude / 2 } };
}
function moved(one: Arrival, factor: number): Arrival {
  return { ...one, gain: one.gain / factor, wave: { ...one.wave, amplitude: one.wave.amplitude * factor } };
}
function earlier(one: Arrival, seconds: number): Arrival {
  return { ...one, wave: { ...one.wave, startSeconds: -seconds }, delaySeconds: one.delaySeconds + seconds };
}
function cancelling(): Arrival[] {
  const one = emission(1, 4, 2e-6, 1e-6, 0.3);
  return [one, { ...one, gain: -1 }];
}

function samples(arrivals: readonly Arrival[]): number[] {
  const reading = createFieldReading({ arrivals, durationSeconds: WINDOW_SECONDS });
  return Array.from({ length: 2000 }, (_, k) => reading.sample(((k + 0.37) / 2000) * WINDOW_SECONDS));
}

describe.each(RECEIVERS.map((receiver) => [receiver.name, receiver] as [string, Receiver]))(
  '%s',
  (_name, receiver) => {
    const noise = { seed: 5, densityPerHz: 1e-12 };
    const read = (arrivals: readonly Arrival[]) =>
      receiver.read(createFieldReading({ arrivals, durationSeconds: WINDOW_SECONDS, noise }), CANDIDATES);

    test.each(DISGUISES)('equal samples, equal evidence: %s', (_disguise, arrivals) => {
      samples(arrivals).forEach((sample, k) => expect(sample).toBeCloseTo(samplesOfCrowd[k]!, 12));
      const honest = read(crowd);
      const disguised = read(arrivals);
      const scale = Math.max(...honest.strengths);
      expect(scale).toBeGreaterThan(0);
      honest.strengths.forEach((strength, m) => {
        // Delays that were summed differently differ in their last bit: 1e-21 s of 1 GHz.
        expect(Math.abs(disguised.strengths[m]! - strength)).toBeLessThan(1e-6 * scale);
      });
      honest.gates?.energies.forEach((energy, g) => {
        expect(Math.abs(disguised.gates!.energies[g]! - energy)).toBeLessThan(
          1e-6 * Math.max(...honest.gates!.energies),
        );
      });
    });

    test('unequal fields give unequal evidence, so the guard can fail', () => {
      const turned = [crowd[0]!, emission(0, 2 ** -4, 2.25e-6, 1e-6, 0.5), ...crowd.slice(2)];
      const before = read(crowd).strengths;
      const after = read(turned).strengths;
      expect([...after]).not.toEqual([...before]);
    });

    test('reading twice gives the same', () => {
      const reading = createFieldReading({ arrivals: crowd, durationSeconds: WINDOW_SECONDS, noise });
      expect(receiver.read(reading, CANDIDATES)).toEqual(receiver.read(reading, CANDIDATES));
    });

    test('a candidate without carriers is refused in one line', () => {
      const reading = createFieldReading({ arrivals: [], durationSeconds: WINDOW_SECONDS });
      expect(() => receiver.read(reading, [{ frequenciesHz: new Float64Array(0) }])).toThrow(
        'candidate 0 has no carrier',
      );
    });
  },
);

const samplesOfCrowd = samples(crowd);

test('a reading has no member through which a wave, a sender or a payload could be had', () => {
  const reading = createFieldReading({ arrivals: crowd, durationSeconds: WINDOW_SECONDS });
  expect(Object.keys(reading).sort()).toEqual(['durationSeconds', 'integrate', 'integrateMany', 'sample']);
  expect(typeof reading.durationSeconds).toBe('number');
});
