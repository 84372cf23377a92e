import { createBuiltInRegistry } from '@dmct/catalog';
import {
  cantBeBoughtWith,
  createLab,
  liesDecay,
  liesDecayWith,
  liesDestroyEachOther,
  liesDestroyEachOtherWith,
  naturalSelection,
  naturalSelectionWith,
  nearZeroEnergyWith,
  noHardware,
  noHardwareWith,
  noLeaderElectionWith,
  noVotingNeeded,
  noVotingNeededWith,
  outcomes,
  pastCantBeFaked,
  pastCantBeFakedWith,
  physicsIsTheOnlyAssumptionWith,
  placeTimeIdentity,
  placeTimeIdentityWith,
  quantumResistantWith,
  relativityPreventsTimeAttacksWith,
  replicate,
  scalesInfinitelyWith,
  speedOfLightFinality,
  truthPlusLieWeaker,
  truthPlusLieWeakerWith,
} from '@dmct/claims';
import type { Claim } from '@dmct/core';
import {
  createCarriers,
  createField,
  createFieldReading,
  createToneReceiver,
  createTrustWave,
  createUniformStream,
  experiments,
  exponentialMedium,
  strongestCandidate,
} from '@dmct/physics';
import { describe, expect, it } from 'vitest';

const registry = createBuiltInRegistry();
const lab = () => createLab(registry, 'test', { quick: true, onProgress: () => undefined });
const verdictOf = async (claim: Claim) => claim.judge(await claim.experiment(lab()));

describe('truth and lie are names', () => {
  const tones = [1e9, 1.01e9] as const;
  const candidates = tones.map((hz) => ({ frequenciesHz: Float64Array.of(hz) }));

  it('swapped, the same field is read as its exact mirror', () => {
    const random = createUniformStream(7);
    const receiver = createToneReceiver({ durationSeconds: 1e-6 });
    for (let trial = 0; trial < 50; trial++) {
      const waves = Array.from({ length: 5 }, (_, i) =>
        createTrustWave({
          origin: { x: 500 * random.nextUniform(), y: 500 * random.nextUniform(), z: 0 },
          amplitude: 1,
          carriers: createCarriers([tones[i < 3 ? 0 : 1]], [6 * random.nextUniform()]),
          durationSeconds: 1,
        }),
      );
      const reading = createFieldReading({
        arrivals: createField(waves, exponentialMedium()).arrivalsAt({ x: 0, y: 0, z: 0 }),
        windowStartSeconds: 1e-5,
        durationSeconds: 1e-6,
      });
      const plain = receiver.read(reading, candidates);
      const swapped = receiver.read(reading, [...candidates].reverse());
      expect([...swapped.strengths].reverse()).toEqual([...plain.strengths]);
      expect(strongestCandidate(swapped)).toBe(1 - strongestCandidate(plain));
    }
  });

  it('swapped, selection runs the other way', () => {
    const payoffs = [
      { honest: 0.9, dishonest: 1.9 },
      { honest: 1.2, dishonest: 1.4 },
      { honest: 1.9, dishonest: 0.9 },
    ];
    const mirrored = payoffs.map((pay) => ({ honest: pay.dishonest, dishonest: pay.honest })).reverse();
    const there = replicate(payoffs, 0.7, 30);
    replicate(mirrored, 0.3, 30).forEach((share, g) => {
      expect(share).toBeCloseTo(1 - (there[g] ?? NaN), 9);
    });
  });
});

describe('societies of one kind', () => {
  it('honest ones are right, and one honest general among liars is misled, in every run', () => {
    const base = { strategy: 'dmct', nodes: 9, topology: 'uniform' } as const;
    expect(outcomes(lab(), { ...base, attack: 'none', traitors: 0 }, 10).right.count).toBe(10);
    const lied = outcomes(lab(), { ...base, attack: 'wrong-order', traitors: 8 }, 10);
    expect([lied.right.count, lied.safe.count]).toEqual([0, 0]);
  });

  it('a field of one kind has one winner', () => {
    const base = { looks: 1, fading: 'none', samples: 50, seed: 3 } as const;
    expect(experiments.superpositionError({ ...base, honest: 3, liars: 0 }).measured).toBe(0);
    expect(experiments.superpositionError({ ...base, honest: 0, liars: 3 }).measured).toBe(1);
  });

  it('none but the honest stay honest, none but liars stay liars', () => {
    const payoffs = [
      { honest: 0.5, dishonest: 2 },
      { honest: 2, dishonest: 0.5 },
    ];
    expect(replicate(payoffs, 1, 5).at(-1)).toBe(1);
    expect(replicate(payoffs, 0, 5).at(-1)).toBe(0);
  });
});

describe('a verdict changes with the physics that it rests on', () => {
  const antiphase = { sameTone: true, phase: 10 } as const;
  it.each([
    ['a lie that sounds on', liesDecay, 'refuted'],
    ['a lie that falls silent', liesDecayWith({ lieSeconds: 1.1e-5 }), 'supported'],
    ['tones of their own', truthPlusLieWeaker, 'conditional'],
    ['antiphase', truthPlusLieWeakerWith(antiphase), 'supported'],
    ['two lies', liesDestroyEachOther, 'refuted'],
    ['two lies in antiphase', liesDestroyEachOtherWith(antiphase), 'supported'],
    ['a forger anywhere', pastCantBeFaked, 'conditional'],
    ['a forger at the named place', pastCantBeFakedWith({ forgerAtItsPlace: true }), 'supported'],
    ['colluders', placeTimeIdentity, 'conditional'],
    ['a lone forger', placeTimeIdentityWith({ forgers: 1 }), 'supported'],
    ['liars in the field', noVotingNeeded, 'conditional'],
    ['nobody lying', noVotingNeededWith({ nodes: 10, traitors: 0 }), 'supported'],
    ['a kilometre', noHardware, 'conditional'],
    ['a hundred kilometres', noHardwareWith({ scaleMetres: 1e5 }), 'refuted'],
    ['all starts', naturalSelection, 'conditional'],
    ['majorities', naturalSelectionWith({ strategy: 'dmct', starts: [0.7, 0.9] }), 'supported'],
    ['a short line', speedOfLightFinality, 'conditional'],
    ['machines that draw nothing', nearZeroEnergyWith({ nodeWatts: 0, topology: 'uniform' }), 'supported'],
    ['a field that is added up', cantBeBoughtWith({ gain: 100, receiver: 'energy' }), 'refuted'],
    ['emissions off their time', quantumResistantWith({ attack: 'late-emission' }), 'refuted'],
    [
      'all of one mind',
      noLeaderElectionWith({ attack: 'wrong-order', traitors: 3, inputs: 'unanimous' }),
      'supported',
    ],
    [
      'nobody late, clocks within the guard',
      relativityPreventsTimeAttacksWith({ traitors: 0, clockSkewSeconds: 1e-8 }),
      'supported',
    ],
    [
      'pbft’s one assumption with a trial',
      physicsIsTheOnlyAssumptionWith({ strategy: 'pbft' }),
      'conditional',
    ],
  ] as const)('%s', async (_, claim, verdict) => {
    expect(await verdictOf(claim)).toBe(verdict);
  });

  it('where light’s crossing dwarfs the slots, time hardly grows', async () => {
    const near = await scalesInfinitelyWith({ scaleMetres: 1000 }).experiment(lab());
    const far = await scalesInfinitelyWith({ scaleMetres: 1e7 }).experiment(lab());
    expect(near.value).toBeGreaterThan(0.8);
    expect(far.value).toBeLessThan(0.3);
  });
});
