import { ContractError, type Emission, type Observation, type Power, type Replica } from '@dmct/core';
import { createCarriers, magnitude, radiatedEnergyJoules, createTrustWave } from '@dmct/physics';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { registryOf, scenarioOf, type TestMessage } from '../support/plugins.js';

const FREQUENCY = 1e6;
const SECONDS = 1e-4;
const tone = (startNanoseconds: number, amplitude = 1): Emission => ({
  startNanoseconds,
  durationSeconds: SECONDS,
  amplitude,
  carriers: createCarriers([FREQUENCY]),
  envelope: 'rectangular',
});
const silent = { noiseTemperatureKelvin: 0, scaleMetres: 3000 };

/** Replica 0 emits at t = 0; `listener` opens a window and says what it heard. */
function hear(
  listener: number,
  window: [start: number, duration: number],
  emission: (id: number) => Emission | null,
  conditions: object = silent,
): { phasor: number; observation: Observation } {
  let heard: { phasor: number; observation: Observation } | undefined;
  const registry = registryOf(
    (context): Partial<Replica<TestMessage>> => ({
      onStart: (out) => {
        const wave = emission(context.id);
        if (wave !== null) out.emit(wave);
        if (context.id === listener) {
          const [startNanoseconds, durationNanoseconds] = window;
          out.observe({ tag: 5, startNanoseconds, durationNanoseconds, carrierHz: FREQUENCY });
        }
      },
      onObservation: (observation) => {
        const phasor = observation.field.integrate(FREQUENCY, 0, observation.field.durationSeconds);
        heard = { phasor: magnitude(phasor), observation };
      },
    }),
    { medium: 'waves' },
  );
  simulate(registry, scenarioOf({ topology: 'line', conditions: { ...conditions } }));
  if (heard === undefined) throw new Error('nothing was observed');
  return heard;
}

const onlyZero = (id: number): Emission | null => (id === 0 ? tone(0) : null);
// 3 km at c, in ns, is 10,006.9; a window of 80 us inside the wave of 100 us sees it whole.
const inside: [number, number] = [12_000, 80_000];

describe('the wave medium', () => {
  it('brings a wave of amplitude 1 over 3 km as 1/3000', () => {
    expect(hear(1, inside, onlyZero).phasor).toBeCloseTo(1 / 3000, 12);
  });

  it('is exactly silent before the light cone arrives', () => {
    expect(hear(1, [0, 10_000], onlyZero).phasor).toBe(0);
  });

  it('leaves one’s own waves out', () => {
    expect(hear(0, inside, onlyZero).phasor).toBe(0);
  });

  it('superposes: two emitters at equal distance and phase double the field', () => {
    const ends = (id: number): Emission | null => (id === 0 || id === 2 ? tone(0) : null);
    expect(hear(1, inside, ends).phasor).toBeCloseTo(2 / 3000, 12);
  });

  it('hands the tag back and hides the senders', () => {
    const { observation } = hear(1, inside, onlyZero);
    expect(observation.tag).toBe(5);
    expect(observation.startNanoseconds).toBe(12_000);
    expect(Object.keys(observation.field).sort()).toEqual([
      'durationSeconds',
      'integrate',
      'integrateMany',
      'sample',
    ]);
  });

  it('adds thermal noise that does not depend on who reads first', () => {
    const noisy = { ...silent, noiseTemperatureKelvin: 290 };
    const first = hear(1, inside, () => null, noisy).phasor;
    expect(first).toBeGreaterThan(0);
    expect(hear(1, inside, () => null, noisy).phasor).toBe(first);
  });

  it('charges what was radiated', () => {
    const registry = registryOf(
      () => ({
        onStart: (out) => {
          out.emit(tone(0, 3));
        },
      }),
      { medium: 'waves' },
    );
    const { energyJoules } = simulate(registry, scenarioOf());
    const one = radiatedEnergyJoules(
      createTrustWave({ ...tone(0, 3), origin: { x: 0, y: 0, z: 0 }, durationSeconds: SECONDS }),
    );
    expect(energyJoules.byPart.emission).toBeCloseTo(4 * one, 12);
  });

  it('refuses waves from the past', () => {
    const registry = registryOf(
      () => ({
        onStart: (out) => out.setTimer(0, 100),
        onTimer: (_id, out) => out.emit(tone(50)),
      }),
      { medium: 'waves' },
    );
    expect(() => simulate(registry, scenarioOf())).toThrow('before now');
  });
});

describe('a traitor’s antenna', () => {
  const beaming = (powers: readonly ['directional-antenna'] | readonly []) =>
    registryOf(
      () => ({
        onStart: (out) => {
          out.emit(tone(0));
        },
      }),
      {
        medium: 'waves',
        powers,
        attack: () => ({ onEmission: (emission) => [{ ...emission, beam: [0, 1, 0, 0] }] }),
      },
    );

  it('is isotropic unless the attack declared otherwise', () => {
    const scenario = scenarioOf({ attack: 'test-attack', traitors: 1 });
    expect(() => simulate(beaming([]), scenario)).toThrow(ContractError);
    expect(simulate(beaming(['directional-antenna']), scenario).assumptionsBroken).toEqual([
      'isotropic-antennas',
    ]);
  });

  const bent = (bend: (emission: Emission) => readonly Emission[], powers: readonly Power[]) =>
    registryOf(
      () => ({
        onStart: (out) => {
          out.emit(tone(0));
        },
      }),
      { medium: 'waves', powers, attack: () => ({ onEmission: bend }) },
    );
  const scenario = scenarioOf({ attack: 'test-attack', traitors: 1 });

  it('radiates no more than was meant, and when it was meant, unless the attack declared otherwise', () => {
    const louder = (emission: Emission): Emission[] => [{ ...emission, amplitude: 2 * emission.amplitude }];
    const later = (emission: Emission): Emission[] => [{ ...emission, startNanoseconds: 5 }];
    const twice = (emission: Emission): Emission[] => [emission, emission];
    for (const bend of [louder, later, twice])
      expect(() => simulate(bent(bend, []), scenario)).toThrow(ContractError);
    expect(() => simulate(bent(louder, ['exceed-power-cap']), scenario)).not.toThrow();
    expect(() => simulate(bent(later, ['off-gate-emission']), scenario)).not.toThrow();
  });

  it('may split its power', () => {
    const half = Math.SQRT1_2;
    const split = (emission: Emission): Emission[] =>
      [1, 2].map(() => ({ ...emission, amplitude: half * emission.amplitude }));
    expect(() => simulate(bent(split, []), scenario)).not.toThrow();
  });
});
