import { createBuiltInRegistry } from '@dmct/catalog';
import {
  cantBeBought,
  cantBeBoughtWith,
  createLab,
  interferenceCantBeFaked,
  interferenceCantBeFakedWith,
  liesDecay,
  liesDecayWith,
  liesDestroyEachOther,
  liesDestroyEachOtherWith,
  naturalSelection,
  naturalSelectionWith,
  nearZeroEnergy,
  nearZeroEnergyWith,
  no51Attack,
  no51AttackWith,
  noHardware,
  noHardwareWith,
  noLeaderElection,
  noLeaderElectionWith,
  noVotingNeeded,
  noVotingNeededWith,
  outcomes,
  pastCantBeFaked,
  pastCantBeFakedWith,
  physicsIsTheOnlyAssumption,
  physicsIsTheOnlyAssumptionWith,
  placeTimeIdentity,
  placeTimeIdentityWith,
  quantumResistant,
  quantumResistantWith,
  relativityPreventsTimeAttacks,
  relativityPreventsTimeAttacksWith,
  replicate,
  scalesInfinitely,
  scalesInfinitelyWith,
  speedOfLightFinality,
  speedOfLightFinalityWith,
  strongestWaveIsTrue,
  strongestWaveIsTrueWith,
  tablePbft,
  tablePbftWith,
  tablePos,
  tablePosWith,
  tablePow,
  tablePowWith,
  truthAmplifies,
  truthAmplifiesWith,
  truthPlusLieWeaker,
  truthPlusLieWeakerWith,
} from '@dmct/claims';
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
  const seen = new Set<string>();
  const antiphase = { sameTone: true, phase: 10 } as const;
  /** Each claim as the ledger has it, and under the physics that should change its verdict. */
  it.each([
    [
      'nobody lying',
      noVotingNeeded,
      'conditional',
      noVotingNeededWith({ nodes: 10, traitors: 0 }),
      'supported',
    ],
    [
      'phases aimed at the place',
      truthAmplifies,
      'conditional',
      truthAmplifiesWith({ aimedAt: 'the place' }),
      'supported',
    ],
    ['a lie that falls silent', liesDecay, 'refuted', liesDecayWith({ lieSeconds: 1.1e-5 }), 'supported'],
    [
      'one tone, in antiphase',
      truthPlusLieWeaker,
      'conditional',
      truthPlusLieWeakerWith(antiphase),
      'supported',
    ],
    [
      'two lies in antiphase',
      liesDestroyEachOther,
      'refuted',
      liesDestroyEachOtherWith(antiphase),
      'supported',
    ],
    [
      'liars in the majority',
      strongestWaveIsTrue,
      'conditional',
      strongestWaveIsTrueWith({ honest: 1, liars: 2 }),
      'refuted',
    ],
    [
      'a field that is added up',
      interferenceCantBeFaked,
      'conditional',
      interferenceCantBeFakedWith({ amplitude: 10, receiver: 'energy' }),
      'refuted',
    ],
    [
      'a forger at the named place',
      pastCantBeFaked,
      'conditional',
      pastCantBeFakedWith({ forgerAtItsPlace: true }),
      'supported',
    ],
    ['a lone forger', placeTimeIdentity, 'conditional', placeTimeIdentityWith({ forgers: 1 }), 'supported'],
    [
      'nobody late, clocks within the guard',
      relativityPreventsTimeAttacks,
      'conditional',
      relativityPreventsTimeAttacksWith({ traitors: 0, clockSkewSeconds: 1e-8 }),
      'supported',
    ],
    ['a tenth of the hashrate', tablePow, 'conditional', tablePowWith({ traitors: 1 }), 'supported'],
    [
      'less than a third of the stake silent',
      tablePos,
      'conditional',
      tablePosWith({ traitors: 3 }),
      'supported',
    ],
    [
      'more than a third silent',
      tablePbft,
      'supported',
      tablePbftWith({ traitors: 4, attack: 'silence' }),
      'conditional',
    ],
    [
      'machines that draw nothing',
      nearZeroEnergy,
      'refuted',
      nearZeroEnergyWith({ nodeWatts: 0, topology: 'uniform' }),
      'supported',
    ],
    [
      'slots longer than light’s crossing',
      speedOfLightFinality,
      'conditional',
      speedOfLightFinalityWith({ spacingMetres: 100, longMetres: 100 }),
      'refuted',
    ],
    ['a hundred kilometres', noHardware, 'conditional', noHardwareWith({ scaleMetres: 1e5 }), 'refuted'],
    [
      'pbft’s one assumption with a trial',
      physicsIsTheOnlyAssumption,
      'refuted',
      physicsIsTheOnlyAssumptionWith({ strategy: 'pbft' }),
      'conditional',
    ],
    ['a minority of liars', no51Attack, 'refuted', no51AttackWith({ liars: 5 }), 'supported'],
    [
      'a field that is added up',
      cantBeBought,
      'conditional',
      cantBeBoughtWith({ gain: 100, receiver: 'energy' }),
      'refuted',
    ],
    [
      'pulses timed into the gates of others',
      quantumResistant,
      'conditional',
      quantumResistantWith({ attack: 'gate-capture' }),
      'refuted',
    ],
    [
      'crossings that dwarf all slots',
      scalesInfinitely,
      'refuted',
      scalesInfinitelyWith({ scaleMetres: 1e10, spansCube: true }),
      'supported',
    ],
    [
      'all of one mind',
      noLeaderElection,
      'conditional',
      noLeaderElectionWith({ attack: 'wrong-order', traitors: 3, inputs: 'unanimous' }),
      'supported',
    ],
    [
      'majorities alone',
      naturalSelection,
      'conditional',
      naturalSelectionWith({ strategy: 'dmct', starts: [0.7, 0.9] }),
      'supported',
    ],
  ] as const)('%s', async (_, asItIs, verdict, changed, changedVerdict) => {
    seen.add(asItIs.id);
    expect(verdict).not.toBe(changedVerdict);
    for (const [claim, expected] of [
      [asItIs, verdict],
      [changed, changedVerdict],
    ] as const) {
      const evidence = await claim.experiment(lab());
      expect([claim.id, claim.judge(evidence)]).toEqual([asItIs.id, expected]);
      const { columns, rows } = evidence.data['table'] as { columns: unknown[]; rows: unknown[][] };
      expect(rows.length, `${claim.id}: the plot's data`).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });
  it('for every claim of the ledger', () => {
    expect([...seen].sort()).toEqual(registry.claims.all.map(({ id }) => id).sort());
  });
});
