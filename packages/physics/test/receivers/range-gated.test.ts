import { describe, expect, test } from 'vitest';
import {
  createEnergyReceiver,
  createFieldReading,
  createRangeGatedReceiver,
  createUniformStream,
  SPEED_OF_LIGHT,
  sphericalMedium,
  strongestCandidate,
  type Arrival,
} from '../../src/index.js';
import { waveOf } from '../support/waves.js';
import { CANDIDATES } from './receivers-under-test.js';

const PULSE_SECONDS = 1e-6;
const EPOCH_SECONDS = 2e-6;
const medium = sphericalMedium();
const receiver = createRangeGatedReceiver({
  epochSeconds: EPOCH_SECONDS,
  pulseSeconds: PULSE_SECONDS,
  rangeMetres: 6000,
});

/** A general of amplitude 1 at a distance who emits a candidate's chord `lateSeconds` after the epoch. */
function general(candidate: number, metres: number, lateSeconds = 0, phase = 0): Arrival {
  const frequenciesHz = [...CANDIDATES[candidate]!.frequenciesHz];
  const phasesRadians = frequenciesHz.map((_, l) => phase * (l + 1));
  const wave = waveOf({
    frequenciesHz,
    phasesRadians,
    durationSeconds: PULSE_SECONDS,
    startSeconds: EPOCH_SECONDS + lateSeconds,
  });
  return { wave, delaySeconds: metres / SPEED_OF_LIGHT, gain: medium.amplitudeAt(metres) };
}

const read = (arrivals: readonly Arrival[]) =>
  receiver.read(createFieldReading({ arrivals, durationSeconds: 4e-5 }), CANDIDATES);

test('a general weighs alike at every distance beyond a pulse: about A²T/3', () => {
  for (const metres of [600, 1000, 1517, 2500, 5000]) {
    const strength = read([general(0, metres)]).strengths[0]!;
    expect(strength / (PULSE_SECONDS / 3)).toBeGreaterThan(0.9);
    expect(strength / (PULSE_SECONDS / 3)).toBeLessThan(1.15);
  }
});

test('a near liar drowns far generals in plain energy, but not behind the range gate', () => {
  const arrivals = [general(0, 2000), general(0, 3500), general(1, 700)];
  const plain = createEnergyReceiver({ durationSeconds: PULSE_SECONDS, looks: 30 });
  const reading = createFieldReading({ arrivals, durationSeconds: 4e-5 });
  expect(strongestCandidate(plain.read(reading, CANDIDATES))).toBe(1);
  expect(strongestCandidate(receiver.read(reading, CANDIDATES))).toBe(0);
});

test('over random places the majority nearly always wins behind the gate', () => {
  const random = createUniformStream(8);
  let right = 0;
  for (let trial = 0; trial < 200; trial++) {
    const arrivals = Array.from({ length: 9 }, (_, i) => {
      const metres = 600 + 5000 * random.nextUniform();
      return general(i < 6 ? 0 : 1, metres, 0, 6 * random.nextUniform());
    });
    if (strongestCandidate(read(arrivals)) === 0) right += 1;
  }
  expect(right).toBeGreaterThan(170);
});

describe('what breaks it', () => {
  test('late emission buys weight: time stands for place', () => {
    const onTime = read([general(1, 600)]).strengths[1]!;
    const late = read([general(1, 600, 1e-5)]).strengths[1]!;
    const claimed = 600 + 1e-5 * SPEED_OF_LIGHT;
    expect(late / onTime).toBeGreaterThan(0.8 * (claimed / 600) ** 2);
    const arrivals = [general(0, 2000), general(0, 3500), general(1, 700, 1e-5)];
    expect(strongestCandidate(read(arrivals))).toBe(1);
  });
});

test('bad parameters are refused in one line', () => {
  expect(() => createRangeGatedReceiver({ epochSeconds: 0, pulseSeconds: 0, rangeMetres: 1 })).toThrow(
    /pulseSeconds/,
  );
  expect(() =>
    createRangeGatedReceiver({ epochSeconds: 0, pulseSeconds: 1, rangeMetres: 1, gatesPerPulse: 0 }),
  ).toThrow(/gatesPerPulse must be an integer from 1/);
});
