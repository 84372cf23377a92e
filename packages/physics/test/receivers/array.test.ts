import { describe, expect, test } from 'vitest';
import {
  antennaOffsets,
  createArrayReceiver,
  createField,
  createFieldReading,
  distanceMetres,
  experiments,
  misplaced,
  sphericalMedium,
  SPEED_OF_LIGHT,
  type Position,
} from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';
import { waveOf } from '../support/waves.js';
import { CANDIDATES } from './receivers-under-test.js';

const PULSE_SECONDS = 1e-6;
const EPOCH_SECONDS = 1e-6;
const medium = sphericalMedium();
const places: readonly Position[] = [
  { x: 400, y: 0, z: 0 },
  { x: -200, y: 700, z: 50 },
  { x: 0, y: -1200, z: 300 },
];
const here: Position = { x: 0, y: 0, z: 0 };
const antennas = antennaOffsets({ antennas: 16, apertureMetres: 3, seed: 2 });
const emitters = places.map((place, i) => ({
  pathMetres: distanceMetres(place, here),
  slotSeconds: 4e-6 * i,
  allowedAmplitude: medium.amplitudeAt(distanceMetres(place, here)),
  antennaPathsMetres: Float64Array.from(antennas, (antenna) => distanceMetres(place, antenna)),
}));
const options = { epochSeconds: EPOCH_SECONDS, pulseSeconds: PULSE_SECONDS, emitters };
const receiver = createArrayReceiver(options);

/** Emitter i sends a candidate's chord so that it lands in gate g. */
function emission(i: number, candidate: number, g = i, amplitude = 1) {
  const lands = EPOCH_SECONDS + emitters[g]!.slotSeconds + emitters[g]!.pathMetres / SPEED_OF_LIGHT;
  const frequenciesHz = [...CANDIDATES[candidate]!.frequenciesHz];
  const startSeconds = lands - emitters[i]!.pathMetres / SPEED_OF_LIGHT;
  const wave = waveOf({ frequenciesHz, amplitude, startSeconds, durationSeconds: PULSE_SECONDS });
  return { ...wave, origin: places[i]! };
}
const hear = (waves: ReturnType<typeof emission>[], at: readonly Position[] = antennas) =>
  at.map((antenna) =>
    createFieldReading({ arrivals: createField(waves, medium).arrivalsAt(antenna), durationSeconds: 3e-5 }),
  );

test('every known emitter comes through whole, and has one vote', () => {
  const evidence = receiver.read(hear([emission(0, 0), emission(1, 1), emission(2, 0)]), CANDIDATES);
  expect(evidence.strengths[0]).toBeCloseTo(2, 2);
  expect(evidence.strengths[1]).toBeCloseTo(1, 2);
  evidence.gates!.allowedEnergies.forEach((allowed, g) => {
    const heard = evidence.gates!.energies[2 * g]! + evidence.gates!.energies[2 * g + 1]!;
    expect(heard / allowed).toBeCloseTo(1, 2);
  });
});

test('a captured gate is given back: the pulse comes from elsewhere', () => {
  const captured = receiver.read(hear([emission(0, 1, 2)]), CANDIDATES);
  const alone = 0.5 * emitters[0]!.allowedAmplitude ** 2 * PULSE_SECONDS;
  expect(captured.gates!.energies[2 * 2 + 1]! / alone).toBeLessThan(1e-4);
  expect(captured.gates!.weights[2 * 2 + 1]).toBeLessThan(0.01);
});

test('with one antenna it is the causal receiver, captured gates and all', () => {
  const single = createArrayReceiver({
    ...options,
    emitters: emitters.map((emitter) => ({
      ...emitter,
      antennaPathsMetres: emitter.antennaPathsMetres.slice(0, 1),
    })),
  });
  const captured = single.read(hear([emission(0, 1, 2)], [here]), CANDIDATES);
  expect(captured.gates!.weights[2 * 2 + 1]).toBeGreaterThan(0.9);
});

test('antennas that are not where the plan says leave more of the intruder', () => {
  const energyOf = (errorMetres: number): number =>
    receiver.read(hear([emission(0, 1, 2)], misplaced(antennas, errorMetres, 4)), CANDIDATES).gates!.energies[
      2 * 2 + 1
    ]!;
  expect(energyOf(1e-2)).toBeGreaterThan(10 * energyOf(1e-3));
});

describe('the suppression comes out of antennas, aperture and calibration', () => {
  const common = { apertureMetres: 3, emitters: 8, samples: 12, seed: 5 };

  test.each([8, 32])('delay-and-sum of %d antennas leaves 1/M', (count) => {
    expectMeasured(
      experiments.arraySuppression({
        ...common,
        antennas: count,
        calibrationRadians: 0,
        steering: 'delay-and-sum',
      }),
    );
  });

  test.each([
    [16, 0.1],
    [16, 0.02],
    [40, 0.05],
  ])('nulls of %d antennas that err by %d rad leave σ²/(M − n + 1)', (count, calibrationRadians) => {
    expectMeasured(
      experiments.arraySuppression({ ...common, antennas: count, calibrationRadians, steering: 'null' }),
    );
  });

  test('a small aperture does not resolve the places: suppression collapses', () => {
    const measured = (apertureMetres: number): number =>
      experiments.arraySuppression({
        ...common,
        apertureMetres,
        antennas: 32,
        calibrationRadians: 0,
        steering: 'delay-and-sum',
      }).measured;
    expect(measured(0.1)).toBeLessThan(measured(3) - 6);
  });

  test('fewer antennas than places are refused for nulls', () => {
    expect(() =>
      experiments.arraySuppression({ ...common, antennas: 4, calibrationRadians: 0, steering: 'null' }),
    ).toThrow(/can't be deaf/);
  });
});

test('noise is taken off as the beam lets it through', () => {
  const densityPerHz = 1e-16;
  const noisy = createArrayReceiver({ ...options, noiseDensityPerHz: densityPerHz });
  let sum = 0;
  const runs = 400;
  for (let seed = 0; seed < runs; seed++) {
    const readings = antennas.map((_, m) =>
      createFieldReading({
        arrivals: [],
        durationSeconds: 3e-5,
        noise: { seed: 1000 * seed + m, densityPerHz },
      }),
    );
    sum += noisy.read(readings, CANDIDATES).gates!.energies[0]! / runs;
  }
  // Three carriers, of N₀/M each where places are few against antennas.
  const least = (3 * densityPerHz) / 16;
  expect(sum).toBeGreaterThan(0.9 * least);
  expect(sum).toBeLessThan(1.5 * least);
});

test('bad arrays are refused in one line', () => {
  expect(() => receiver.read(hear([], [here]), CANDIDATES)).toThrow(
    'the array has 16 antennas, got readings of 1',
  );
  expect(() => createArrayReceiver({ ...options, loading: 0 })).toThrow(/loading/);
  expect(() => antennaOffsets({ antennas: 0, apertureMetres: 1, seed: 0 })).toThrow(/antennas/);
});
