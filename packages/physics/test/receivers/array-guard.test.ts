import { expect, test } from 'vitest';
import {
  antennaOffsets,
  createArrayReceiver,
  createField,
  createFieldReading,
  distanceMetres,
  sphericalMedium,
  throughFrontEnd,
  type Arrival,
  type FieldReading,
  type Position,
} from '../../src/index.js';
import { waveOf } from '../support/waves.js';
import { CANDIDATES } from './receivers-under-test.js';

/*
 * The guard for receivers with several antennas: equal samples at every antenna, equal evidence. Where fields are equal
 * at one antenna only, an array may tell them apart: that is what it is for.
 */
const medium = sphericalMedium();
const here: Position = { x: 0, y: 0, z: 0 };
const places: readonly Position[] = [
  { x: 300, y: 0, z: 0 },
  { x: 0, y: 500, z: 40 },
];
const antennas = antennaOffsets({ antennas: 6, apertureMetres: 2, seed: 9 });
const receiver = createArrayReceiver({
  epochSeconds: 1e-6,
  pulseSeconds: 1e-6,
  emitters: places.map((place, i) => ({
    pathMetres: distanceMetres(place, here),
    slotSeconds: 3e-6 * i,
    allowedAmplitude: 1 / distanceMetres(place, here),
    antennaPathsMetres: Float64Array.from(antennas, (antenna) => distanceMetres(place, antenna)),
  })),
});
const waves = places.map((origin, i) => ({
  ...waveOf({
    frequenciesHz: [...CANDIDATES[i]!.frequenciesHz],
    startSeconds: 1e-6 + 3e-6 * i,
    amplitude: 2,
  }),
  origin,
}));
const arrivalsAt = (antenna: Position): readonly Arrival[] => createField(waves, medium).arrivalsAt(antenna);
const hear = (
  change: (arrivals: readonly Arrival[], antenna: number) => readonly Arrival[],
  frontEnd?: true,
): FieldReading[] =>
  antennas.map((antenna, m) => {
    const reading = createFieldReading({
      arrivals: change(arrivalsAt(antenna), m),
      durationSeconds: 1e-5,
      noise: { seed: 7 + m, densityPerHz: 1e-13 },
    });
    return frontEnd === undefined
      ? reading
      : throughFrontEnd(reading, {
          lowHz: 1e9,
          bandwidthHz: 2e7,
          converter: { bits: 12, step: 1e-5 },
        });
  });

const half = (one: Arrival): Arrival => ({ ...one, gain: one.gain / 2 });
const disguises: readonly (readonly [string, (arrivals: readonly Arrival[]) => readonly Arrival[]])[] = [
  ['two of half the strength for each one', (arrivals) => arrivals.flatMap((one) => [half(one), half(one)])],
  ['in another order', (arrivals) => [...arrivals].reverse()],
  [
    'other digests, other origins',
    (arrivals) =>
      arrivals.map((one) => ({
        ...one,
        wave: { ...one.wave, digest: 'beef', origin: { x: 1, y: 2, z: 3 } },
      })),
  ],
  [
    'an emitter and its exact antidote besides',
    (arrivals) => [...arrivals, arrivals[0]!, { ...arrivals[0]!, gain: -arrivals[0]!.gain }],
  ],
  [
    'each wave in two parts',
    (arrivals) =>
      arrivals.flatMap((one) => {
        const cut = 2 ** -21;
        return [
          { ...one, part: { fromSeconds: 0, untilSeconds: cut, rate: 1 } },
          {
            ...one,
            delaySeconds: one.delaySeconds + cut,
            part: { fromSeconds: cut, untilSeconds: one.wave.durationSeconds, rate: 1 },
          },
        ];
      }),
  ],
];

test.each(disguises)('equal fields at the antennas, equal evidence: %s', (_name, change) => {
  for (const frontEnd of [undefined, true] as const) {
    const honest = receiver.read(
      hear((arrivals) => arrivals, frontEnd),
      CANDIDATES,
    );
    const disguised = receiver.read(hear(change, frontEnd), CANDIDATES);
    const scale = Math.max(...honest.gates!.energies);
    expect(scale).toBeGreaterThan(0);
    honest.gates!.energies.forEach((energy, g) => {
      // A sample on the very edge of a step may fall to the other side: one step in a few hundred cells.
      const room = frontEnd === undefined ? 1e-6 : 1e-3;
      expect(Math.abs(disguised.gates!.energies[g]! - energy)).toBeLessThan(room * scale);
    });
  }
});

test('fields that are equal at one antenna only are told apart, so the guard can fail', () => {
  const honest = receiver.read(
    hear((arrivals) => arrivals),
    CANDIDATES,
  );
  const turned = receiver.read(
    hear((arrivals, m) => (m === 3 ? arrivals.map((one) => ({ ...one, gain: -one.gain })) : arrivals)),
    CANDIDATES,
  );
  expect([...turned.strengths]).not.toEqual([...honest.strengths]);
});

test('a reading behind a front end offers nothing but the field', () => {
  const [reading] = hear((arrivals) => arrivals, true);
  expect(Object.keys(reading!).sort()).toEqual(['durationSeconds', 'integrate', 'integrateMany', 'sample']);
});
