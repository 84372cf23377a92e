import { UsageError, type Emission, type Observation, type Replica } from '@dmct/core';
import { createArrayReceiver, createCarriers, distanceMetres, magnitude } from '@dmct/physics';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { registryOf, scenarioOf, type TestMessage } from '../support/plugins.js';

const FREQUENCY = 1e8;
const SILENT = { noiseTemperatureKelvin: 0, scaleMetres: 3000 };
/** 3 km at c, in ns, is 10,006.9; the window lies inside a wave of 100 us. */
const WINDOW = { startNanoseconds: 12_000, durationNanoseconds: 80_000 };

const tone = (amplitude = 1): Emission => ({
  startNanoseconds: 0,
  durationSeconds: 1e-4,
  amplitude,
  carriers: createCarriers([FREQUENCY]),
  envelope: 'rectangular',
});

/** Replica 0 emits at once; replica 1, a step of the line away, reads a window. */
function hear<T>(
  conditions: Readonly<Record<string, unknown>>,
  read: (observation: Observation) => T,
  options: { seed?: number; request?: object; emission?: (id: number) => Emission | null } = {},
): T {
  let heard: { value: T } | undefined;
  const emission = options.emission ?? ((id) => (id === 0 ? tone() : null));
  const registry = registryOf(
    (context): Partial<Replica<TestMessage>> => ({
      onStart: (out) => {
        const wave = emission(context.id);
        if (wave !== null) out.emit(wave);
        if (context.id === 1) out.observe({ tag: 0, carrierHz: FREQUENCY, ...WINDOW, ...options.request });
      },
      onObservation: (observation) => {
        heard = { value: read(observation) };
      },
    }),
    { medium: 'waves' },
  );
  const scenario = scenarioOf({ topology: 'line', seed: options.seed ?? 1, conditions });
  simulate(registry, scenario);
  if (heard === undefined) throw new Error('nothing was observed');
  return heard.value;
}

const wholeWindow = ({ field }: Observation): number =>
  magnitude(field.integrate(FREQUENCY, 0, field.durationSeconds));
const plain = 1 / 3000;

describe('echoes', () => {
  const echoes = { ...SILENT, echoes: 8, echoDelaySpreadSeconds: 3e-7, echoLossDb: 3 };

  it('change the strength from seed to seed, and around the direct wave', () => {
    const strengths = [1, 2, 3, 4, 5, 6].map((seed) => hear(echoes, wholeWindow, { seed }) / plain);
    expect(new Set(strengths).size).toBe(6);
    for (const strength of strengths) expect(Math.abs(strength - 1)).toBeLessThan(2.1);
    expect(Math.max(...strengths) - Math.min(...strengths)).toBeGreaterThan(0.2);
  });

  it('are the same under the same seed, and weaker the more they lose', () => {
    expect(hear(echoes, wholeWindow)).toBe(hear(echoes, wholeWindow));
    expect(Math.abs(hear({ ...echoes, echoLossDb: 100 }, wholeWindow) / plain - 1)).toBeLessThan(1e-4);
  });

  it('come after the direct wave, which is alone at first', () => {
    const late = { ...echoes, echoDelaySpreadSeconds: 1e-5 };
    const request = { startNanoseconds: 10_007, durationNanoseconds: 90_000 };
    const early = hear(late, ({ field }) => magnitude(field.integrate(FREQUENCY, 0, 5e-8)), { request });
    expect(early / plain).toBeCloseTo(1, 1);
  });

  it('break the assumption of a line of sight', () => {
    const registry = registryOf(() => ({}), { medium: 'waves' });
    expect(simulate(registry, scenarioOf({ conditions: echoes })).assumptionsBroken).toEqual([]);
  });
});

describe('oscillators', () => {
  it('off by a millionth are heard beside the tone, by as much as both ends differ', () => {
    const conditions = { ...SILENT, frequencyErrorMax: 1e-4 };
    const spectrum = hear(conditions, ({ field }) =>
      Array.from({ length: 401 }, (_, k) =>
        magnitude(field.integrate(FREQUENCY + (k - 200) * 100, 0, field.durationSeconds)),
      ),
    );
    const peak = spectrum.indexOf(Math.max(...spectrum));
    expect(spectrum[peak]! / plain).toBeGreaterThan(0.9);
    expect(Math.abs(peak - 200)).toBeGreaterThan(5);
    expect(Math.abs(peak - 200) * 100).toBeLessThan(2e-4 * FREQUENCY);
  });

  it('that jitter lose coherence: less is left the more they do', () => {
    const mean = (allanDeviation: number): number => {
      let sum = 0;
      for (let seed = 1; seed <= 12; seed++) {
        sum += hear({ ...SILENT, allanDeviation }, wholeWindow, { seed }) / plain / 12;
      }
      return sum;
    };
    // Both ends wander: 2π·1e8·σ·√(2·80 µs) radians by the end of the window.
    expect(mean(1e-9)).toBeGreaterThan(0.999);
    const some = mean(1e-7);
    expect(some).toBeLessThan(0.98);
    expect(mean(1e-6)).toBeLessThan(0.75 * some);
  });
});

describe('motion', () => {
  it('shifts the tone by the closing speed over c, and no more than twice the speed', () => {
    const conditions = { ...SILENT, motionMetresPerSecond: 100_000 };
    const spectrum = hear(conditions, ({ field }) =>
      Array.from({ length: 161 }, (_, k) =>
        magnitude(field.integrate(FREQUENCY + (k - 80) * 1000, 0, field.durationSeconds)),
      ),
    );
    const peak = spectrum.indexOf(Math.max(...spectrum));
    expect(spectrum[peak]! / plain).toBeGreaterThan(0.97);
    expect(peak).not.toBe(80);
    expect(Math.abs(peak - 80) * 1000).toBeLessThanOrEqual((2 * 100_000 * FREQUENCY) / 299792458 + 1000);
  });
});

describe('receivers', () => {
  const noisy = { scaleMetres: 3000, noiseTemperatureKelvin: 290 };

  it('have the noise of their figure, and know it', () => {
    const power = (noiseFigureDb: number): number => {
      let sum = 0;
      for (let seed = 1; seed <= 40; seed++) {
        const silence = { seed, emission: () => null };
        const noise = hear({ ...noisy, noiseFigureDb }, wholeWindow, silence);
        sum += noise * noise;
      }
      return sum;
    };
    // Common random numbers: the same draws, scaled.
    expect(power(10) / power(0)).toBeCloseTo(10, 6);
  });

  it('with few bits hear a near emitter and lose a far one that many bits hear', () => {
    const far = FREQUENCY + 2e6;
    const emission = (id: number): Emission | null => {
      if (id === 0) return { ...tone(1e-2), carriers: createCarriers([far]) };
      return id === 2 ? tone(30) : null;
    };
    const heard = (converterBits: number): number =>
      hear(
        { ...noisy, receiverBandwidthHz: 1e7, converterBits },
        ({ field }) => magnitude(field.integrate(far, 0, field.durationSeconds)) / (1e-2 * plain),
        { emission },
      );
    expect(Math.abs(heard(32) - 1)).toBeLessThan(0.3);
    expect(Math.abs(heard(8) - 1)).toBeGreaterThan(0.4);
  });

  it('need a band and noise to convert', () => {
    const registry = registryOf(() => ({}), { medium: 'waves' });
    const run = (conditions: Readonly<Record<string, unknown>>) => () =>
      simulate(registry, scenarioOf({ conditions: { ...conditions } }));
    expect(run({ converterBits: 8 })).toThrow(UsageError);
    expect(run({ converterBits: 8, receiverBandwidthHz: 1e6, noiseTemperatureKelvin: 0 })).toThrow(
      /needs noise/,
    );
    expect(run({ converterBits: 1, receiverBandwidthHz: 1e6 })).toThrow(UsageError);
    expect(run({ echoes: 65 })).toThrow(UsageError);
    expect(run({ motionMetresPerSecond: 1e9 })).toThrow(UsageError);
  });
});

describe('antennas', () => {
  const offsets = [
    { x: 0, y: 0, z: 0 },
    { x: 0.75, y: 0, z: 0 },
    { x: 0, y: 0.75, z: 0 },
  ];

  it('hear the same wave a path apart, each with noise of its own', () => {
    const request = { antennaOffsetsMetres: offsets };
    const phasors = hear(
      SILENT,
      ({ antennas = [] }) => antennas.map((field) => field.integrate(FREQUENCY, 0, 8e-5)),
      { request },
    );
    expect(phasors).toHaveLength(3);
    const turn = (2 * Math.PI * 0.75 * FREQUENCY) / 299792458;
    const [here, along, across] = phasors.map(({ re, im }) => Math.atan2(im, re));
    expect(Math.cos(along! - here! + turn)).toBeCloseTo(1, 6);
    expect(Math.cos(across! - here!)).toBeCloseTo(1, 4);
    const silence = { request, emission: () => null };
    const noises = hear(
      { noiseTemperatureKelvin: 290 },
      ({ antennas = [] }) => antennas.map((field) => magnitude(field.integrate(FREQUENCY, 0, 8e-5))),
      silence,
    );
    expect(new Set(noises).size).toBe(3);
  });

  it('tell a known place from another, with what a replica is told alone', () => {
    let energies: Float64Array | undefined;
    const pulse = { ...tone(), durationSeconds: 2e-5 };
    const registry = registryOf(
      (context): Partial<Replica<TestMessage>> => ({
        onStart: (out) => {
          if (context.id === 2) out.emit(pulse);
          if (context.id !== 1) return;
          out.observe({ tag: 0, carrierHz: FREQUENCY, ...WINDOW, antennaOffsetsMetres: offsets });
        },
        onObservation: ({ antennas = [] }) => {
          const waves = context.waves!;
          const place = (id: number) => context.places[id]!.position;
          const emitters = [0, 2].map((id) => ({
            pathMetres: context.pathLengthMetres(id, 1),
            slotSeconds: -12e-6,
            allowedAmplitude: waves.amplitudeAt(context.pathLengthMetres(id, 1)),
            antennaPathsMetres: Float64Array.from(offsets, ({ x, y, z }) =>
              waves.pathMetres(place(id), { x: place(1).x + x, y: place(1).y + y, z: place(1).z + z }),
            ),
          }));
          const receiver = createArrayReceiver({ epochSeconds: 3e-6, pulseSeconds: 1e-5, emitters });
          energies = receiver.read(antennas, [{ frequenciesHz: Float64Array.of(FREQUENCY) }]).gates!.energies;
          expect(distanceMetres(place(0), place(1))).toBe(3000);
        },
      }),
      { medium: 'waves' },
    );
    simulate(registry, scenarioOf({ topology: 'line', conditions: SILENT }));
    // Generals 0 and 2 stand on either side: only 2 emitted.
    expect(energies![1]!).toBeGreaterThan(1e3 * energies![0]!);
  });
});
