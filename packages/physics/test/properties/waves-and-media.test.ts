import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amplitudeOfPower,
  carrierShares,
  createCarriers,
  createField,
  createFieldReading,
  createTrustWave,
  distanceMetres,
  exponentialMedium,
  greatCircleMetres,
  magnitude,
  measureFieldAt,
  phaseRadians,
  radiatedEnergyJoules,
  radiatedPowerWatts,
  sphericalMedium,
  steadyPhasor,
} from '../../src/index.js';
import { waveOf } from '../support/waves.js';

describe('power', () => {
  test('a chord of any weights radiates the power of a tone of its amplitude', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (weights) => {
          const frequenciesHz = weights.map((_, l) => 1e9 + l * 1e6);
          const carriers = createCarriers(
            frequenciesHz,
            frequenciesHz.map(() => 1),
            weights,
          );
          const wave = createTrustWave({
            origin: { x: 0, y: 0, z: 0 },
            amplitude: 4,
            carriers,
            durationSeconds: 1e-6,
          });
          const reading = createFieldReading({
            arrivals: [{ wave, delaySeconds: 0, gain: 1 }],
            durationSeconds: 1e-6,
          });
          const power = frequenciesHz.reduce(
            (sum, f) => sum + magnitude(reading.integrate(f, 0, 1e-6)) ** 2,
            0,
          );
          expect(power).toBeCloseTo(16, 6);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
    expect([...carrierShares(createCarriers([1, 2, 3, 4]))]).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  test('energy is the flux through the sphere of 1 m, and the mean square of the field says the same', () => {
    for (const [envelope, share] of [
      ['rectangular', 1],
      ['raised-cosine', 0.375],
    ] as const) {
      const wave = waveOf({ amplitude: 2, envelope });
      expect(radiatedEnergyJoules(wave)).toBeCloseTo(
        (4 * Math.PI * 4 * share * 1e-6) / (2 * 376.730313668),
        18,
      );
      const reading = createFieldReading({
        arrivals: [{ wave, delaySeconds: 0, gain: 1 }],
        durationSeconds: 1e-6,
      });
      let square = 0;
      for (let k = 0; k < 100_000; k++) square += reading.sample((k + 0.5) * 1e-11) ** 2 * 1e-11;
      expect(radiatedEnergyJoules(wave)).toBeCloseTo((4 * Math.PI * square) / 376.730313668, 12);
    }
    expect(radiatedPowerWatts(amplitudeOfPower(7))).toBeCloseTo(7, 12);
  });
});

test('a raised cosine rises from nothing to its amplitude and back', () => {
  const wave = waveOf({ frequenciesHz: [1e9], envelope: 'raised-cosine' });
  const reading = createFieldReading({
    arrivals: [{ wave, delaySeconds: 0, gain: 1 }],
    durationSeconds: 1e-6,
  });
  expect(reading.sample(0)).toBeCloseTo(0, 9);
  expect(reading.sample(0.5e-6)).toBeCloseTo(1, 6);
  expect(reading.sample(0.25e-6)).toBeCloseTo(0.5, 6);
});

describe('steady phasors', () => {
  test('they are what a lock-in measures once the light cones have passed', () => {
    const place = { x: 3, y: 4, z: 12 };
    const waves = [
      waveOf({ amplitude: 2, phasesRadians: [0.5], durationSeconds: 1 }),
      waveOf({ x: 40, durationSeconds: 1 }),
    ];
    const medium = sphericalMedium();
    const emitters = waves.map((wave) => ({
      origin: wave.origin,
      amplitude: wave.amplitude,
      phaseRadians: wave.carriers.phasesRadians[0]!,
    }));
    const steady = steadyPhasor(emitters, medium, 1e9, place);
    const measured = measureFieldAt(createField(waves, medium), place, 1e9, {
      startSeconds: 1e-6,
      durationSeconds: 1e-6,
    });
    expect(measured.re).toBeCloseTo(steady.re, 7);
    expect(measured.im).toBeCloseTo(steady.im, 7);
  });

  test('magnitude and phase', () => {
    expect(magnitude({ re: 3, im: -4 })).toBe(5);
    expect(phaseRadians({ re: 0, im: -2 })).toBeCloseTo(-Math.PI / 2, 15);
  });
});

describe('media', () => {
  test("the exponential law is the document's: e^(-λr) and no 1/r", () => {
    const medium = exponentialMedium({ attenuationPerMetre: 0.1 });
    expect(medium.amplitudeAt(30)).toBeCloseTo(Math.exp(-3), 15);
    expect(medium.amplitudeAt(0)).toBe(1);
  });

  test('another path changes delay and gain', () => {
    const radius = 6_371_008.8;
    const medium = sphericalMedium({ pathLength: greatCircleMetres });
    const field = createField([waveOf({ x: radius })], medium);
    const arrival = field.arrivalsAt({ x: 0, y: radius, z: 0 })[0]!;
    expect(arrival.delaySeconds).toBeCloseTo((radius * Math.PI) / 2 / 299792458, 12);
    expect(arrival.gain).toBeCloseTo(2 / (Math.PI * radius), 18);
  });

  test('great circles: never shorter than the chord, symmetric, exact at quarter and half', () => {
    const direction = fc.tuple(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 6.28, noNaN: true }),
    );
    const place = direction.map(([z, longitude]) => {
      const rho = 100 * Math.sqrt(1 - z * z);
      return { x: rho * Math.cos(longitude), y: rho * Math.sin(longitude), z: 100 * z };
    });
    fc.assert(
      fc.property(place, place, (a, b) => {
        const way = greatCircleMetres(a, b);
        expect(way).toBeGreaterThanOrEqual(distanceMetres(a, b) - 1e-9);
        expect(way).toBeLessThanOrEqual(100 * Math.PI + 1e-9);
        expect(greatCircleMetres(b, a)).toBeCloseTo(way, 9);
        expect(2 * 100 * Math.sin(way / 200)).toBeCloseTo(distanceMetres(a, b), 6);
      }),
      { seed: 3, numRuns: 300 },
    );
    expect(greatCircleMetres({ x: 100, y: 0, z: 0 }, { x: -100, y: 0, z: 0 })).toBeCloseTo(100 * Math.PI, 10);
  });
});

test('bad waves and media are refused in one line', () => {
  expect(() => waveOf({ durationSeconds: 0 })).toThrow(/durationSeconds must be above 0/);
  expect(() => waveOf({ durationSeconds: Infinity, envelope: 'raised-cosine' })).toThrow(
    /finite unless rectangular/,
  );
  expect(() => waveOf({ amplitude: -1 })).toThrow('amplitude must be a finite number of at least 0, got -1');
  expect(() => waveOf({ x: NaN })).toThrow(/origin.x/);
  expect(() => createCarriers([])).toThrow(/at least one carrier/);
  expect(() => createCarriers([1e9], [0, 0])).toThrow(/phasesRadians must have one entry a carrier/);
  expect(() => createCarriers([0])).toThrow(/frequenciesHz\[0\]/);
  expect(() => createCarriers([1], [0], [0])).toThrow(/at least one of the weights/);
  expect(() => sphericalMedium({ nearFieldRadiusMetres: 0 })).toThrow(/nearFieldRadiusMetres/);
  expect(() => exponentialMedium({ attenuationPerMetre: -1 })).toThrow(/attenuationPerMetre/);
});
