import {
  antennaOffsets,
  createBeamformer,
  createCarriers,
  createField,
  createFieldReading,
  createTrustWave,
  distanceMetres,
  sphericalMedium,
  SPEED_OF_LIGHT,
  type Position,
} from '@dmct/physics';
import { describe, expect, it } from 'vitest';
import { createBeam } from '../../src/beam.js';

const GATE_SECONDS = 1e-6;
const TONES = Float64Array.of(1e9, 1.05e9);
const PLACES: readonly Position[] = [
  { x: 300, y: 40, z: -20 },
  { x: -100, y: 350, z: 60 },
  { x: 30, y: -200, z: 200 },
];
const HERE: Position = { x: 0, y: 0, z: 0 };
const OFFSETS = antennaOffsets({ antennas: 12, apertureMetres: 6, seed: 5 });

/** The array's beam on place `looked`, where a wave from `from` is timed for the gate of `looked`. */
function energyHeard(from: number, looked: number): number {
  const arrives = 1e-5;
  const wave = createTrustWave({
    origin: PLACES[from]!,
    amplitude: 1,
    carriers: createCarriers(TONES),
    startSeconds: arrives - distanceMetres(PLACES[from]!, HERE) / SPEED_OF_LIGHT - GATE_SECONDS / 2,
    durationSeconds: 2 * GATE_SECONDS,
  });
  const field = createField([wave], sphericalMedium());
  const readings = OFFSETS.map((offset) =>
    createFieldReading({ arrivals: field.arrivalsAt(offset), durationSeconds: 2e-5 }),
  );
  const pathsMetres = PLACES.map((place) =>
    Float64Array.from(OFFSETS, (offset) => distanceMetres(place, offset)),
  );
  const beamformer = createBeamformer({ pathsMetres, speedMetresPerSecond: SPEED_OF_LIGHT });
  const straight = distanceMetres(PLACES[looked]!, HERE);
  const leads = pathsMetres[looked]!.map((metres) => (metres - straight) / SPEED_OF_LIGHT);
  const [re, im] = [new Float64Array(2), new Float64Array(2)];
  createBeam(readings, beamformer, looked, leads).integrateMany(TONES, arrives, GATE_SECONDS, re, im);
  const energy = re.reduce((sum, value, k) => sum + value * value + im[k]! * im[k]!, 0);
  return energy * distanceMetres(PLACES[from]!, HERE) ** 2;
}

describe('a beam', () => {
  it.each([0, 1, 2])('hears a wave from its own place %i whole', (place) => {
    expect(energyHeard(place, place)).toBeCloseTo(1, 1);
  });

  it('is deaf to a pulse that another known place times for its gate, by more than 30 dB', () => {
    for (const [from, looked] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const)
      expect(energyHeard(from, looked)).toBeLessThan(1e-3);
  });
});
