import { createBuiltInRegistry } from '@dmct/catalog';
import {
  createLab,
  liesDecayWith,
  liesDestroyEachOtherWith,
  pastCantBeFakedWith,
  strongestWaveIsTrueWith,
  truthPlusLieWeakerWith,
} from '@dmct/claims';
import {
  createRegistry,
  isRight,
  type Claim,
  type Lab,
  type RunResult,
  type Scenario,
  type Value,
  type ClaimVerdict,
} from '@dmct/core';
import {
  createCarriers,
  createField,
  createFieldReading,
  createToneReceiver,
  createTrustWave,
  createUniformStream,
  exponentialMedium,
  measureFieldAt,
  sphericalMedium,
} from '@dmct/physics';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { relabelled } from './support/relabelled.js';

const registry = createBuiltInRegistry();
/** As long as one another, so that neither takes more bytes on a wire. */
const ORDERS = ['advance', 'retreat'] as const;
const exchanged = (value: Value): Value =>
  value === ORDERS[0] ? ORDERS[1] : value === ORDERS[1] ? ORDERS[0] : value;
const mirrorRegistry = createRegistry({
  attacks: registry.attacks.all,
  strategies: registry.strategies.all.map((strategy) =>
    strategy.medium === 'waves' ? relabelled(strategy, exchanged) : strategy,
  ),
});

/** What the simulator draws for a run, as far as names go. */
interface Orders {
  readonly candidates: readonly Value[];
  readonly truth: Value;
  readonly lie: Value;
  valueOf(participant: number, index: number): Value;
}

/** As drawn, or under names of one length; mirrored: the truth is called what the lie was. */
const world = vi.hoisted(() => ({ names: 'drawn' }));

// No scenario can exchange the orders of a seed, and none should: the draw is what is changed here.
vi.mock('../../simulator/src/run/orders.js', async (importOriginal) => {
  const original = await importOriginal<{ drawOrders(prepared: unknown): Orders }>();
  return { ...original, drawOrders: (prepared: unknown) => rename(original.drawOrders(prepared)) };
});

function rename(orders: Orders): Orders {
  if (world.names === 'drawn') return orders;
  const named = (value: Value): Value => (value === 'attack' ? ORDERS[0] : ORDERS[1]);
  const name = (value: Value): Value => (world.names === 'mirrored' ? exchanged(named(value)) : named(value));
  return {
    ...orders,
    candidates: ORDERS,
    truth: name(orders.truth),
    lie: name(orders.lie),
    valueOf: (participant, index) => name(orders.valueOf(participant, index)),
  };
}
afterEach(() => {
  world.names = 'drawn';
});

/** Each distinct scenario of an experiment, run on its first seed; the other seeds come out as that did. */
function shortLab(results = new Map<string, RunResult>(), scenarios: Scenario[] = []): Lab {
  const lab = createLab(registry, 'mirror', { quick: true, onProgress: () => undefined });
  return {
    ...lab,
    simulate(scenario) {
      const { seed: _, ...rest } = scenario;
      const key = JSON.stringify(rest);
      const result = results.get(key) ?? lab.simulate(scenario);
      if (!results.has(key)) scenarios.push(scenario);
      results.set(key, result);
      return result;
    },
  };
}

/** All of a result but the names in it: what was decided stands in violations, and under names in the trace. */
function withoutNames(result: RunResult) {
  const { traceHash: _, violations, ...rest } = result;
  return { ...rest, violations: violations.map(({ property, replicas }) => ({ property, replicas })) };
}

/** Value and interval of an experiment on fields. */
async function figuresOf(claim: Claim): Promise<readonly number[]> {
  const { interval, value } = await claim.experiment(shortLab());
  return [value, interval?.low ?? NaN, interval?.high ?? NaN];
}

async function expectAlike(claim: Claim, mirrored: Claim): Promise<void> {
  const there = await figuresOf(mirrored);
  (await figuresOf(claim)).forEach((figure, k) => {
    expect(there[k]).toBeCloseTo(figure, 9);
  });
}

/** Two truths and a lie, one tone each, at the same strength: how often each name's tone is the stronger. */
function expectEachTheOthersRest(): void {
  const tonesHz = [1e9, 1.01e9] as const;
  const receiver = createToneReceiver({ durationSeconds: 1e-6 });
  const random = createUniformStream(11);
  const phases = Array.from({ length: 300 }, () => random.nextUniform());
  const lieWins = (truthHz: number, lieHz: number): number => {
    let wins = 0;
    for (let trial = 0; trial < 100; trial++) {
      const waves = [tonesHz[0], tonesHz[0], tonesHz[1]].map((hz, i) =>
        createTrustWave({
          origin: { x: 100, y: 0, z: 0 },
          amplitude: 1,
          carriers: createCarriers([hz], [6.28 * (phases[3 * trial + i] ?? 0)]),
          durationSeconds: 1,
        }),
      );
      const arrivals = createField(waves, sphericalMedium()).arrivalsAt({ x: 0, y: 0, z: 0 });
      const reading = createFieldReading({ arrivals, windowStartSeconds: 1e-5, durationSeconds: 1e-6 });
      const candidates = [truthHz, lieHz].map((hz) => ({ frequenciesHz: Float64Array.of(hz) }));
      const [truth = 0, lie = 0] = receiver.read(reading, candidates).strengths;
      if (lie > truth) wins++;
    }
    return wins;
  };
  const [plain, mirrored] = [lieWins(...tonesHz), lieWins(tonesHz[1], tonesHz[0])];
  expect(plain).toBeGreaterThan(0);
  expect(mirrored).toBe(100 - plain);
}

/**
 * Powers on the truth's tone and on the lie's where so many sound either, all in step there: what a society of one kind
 * sounds like.
 */
function powersOf(truths: number, lies: number): readonly [number, number] {
  const tonesHz = [1e9, 1.01e9] as const;
  const place = { x: 0, y: 0, z: 0 };
  const waves = Array.from({ length: truths + lies }, (_, k) =>
    createTrustWave({
      origin: { x: 100, y: 0, z: 0 },
      amplitude: 1,
      carriers: createCarriers([tonesHz[k < truths ? 0 : 1]], [0]),
      durationSeconds: 1,
    }),
  );
  const field = createField(waves, exponentialMedium());
  const [truth = NaN, lie = NaN] = tonesHz.map((hz) => {
    const { re, im } = measureFieldAt(field, place, hz, { startSeconds: 1e-5, durationSeconds: 1e-6 });
    return re * re + im * im;
  });
  return [truth, lie];
}

/** All sound one thing: it has N² of the power of one, and the other has none of it. */
function expectOneTone(kind: 'honest' | 'dishonest'): void {
  const [truth, lie] = kind === 'honest' ? powersOf(9, 0) : powersOf(0, 9);
  const [sounded, silent] = kind === 'honest' ? [truth, lie] : [lie, truth];
  const [one] = powersOf(1, 0);
  expect(sounded / one).toBeCloseTo(81, 6);
  expect(silent / one).toBeLessThan(1e-9);
}

/** What a claim measures in another world, and how it is judged there. */
async function expectThere(claim: Claim, value: number, verdict: ClaimVerdict, digits = 9): Promise<void> {
  const evidence = await claim.experiment(shortLab());
  expect(evidence.value, claim.id).toBeCloseTo(value, digits);
  expect(claim.judge(evidence), claim.id).toBe(verdict);
}

/** A check, or why there is none to make. */
type Check = ((claim: Claim) => Promise<void> | void) | string;
interface FieldChecks {
  /** Truth and lie exchanged: the same figures under the other name. */
  readonly mirror: Check;
  readonly allHonest: Check;
  readonly allLying: Check;
}

/** Claims that run no protocol: their mirror, and their societies of one kind. */
const FIELDS: Readonly<Record<string, FieldChecks>> = {
  'truth-amplifies': {
    mirror: 'one message is in the air, and its name is asked nowhere: lies amplify by the same figures',
    allHonest: async (claim) => {
      expectOneTone('honest');
      await expectThere(claim, 1, 'conditional', 1);
    },
    allLying: () => {
      expectOneTone('dishonest');
    },
  },
  'lies-decay': {
    mirror: (claim) => expectAlike(claim, liesDecayWith({ lieSeconds: Infinity, areTonesExchanged: true })),
    allHonest: () => {
      expectOneTone('honest');
    },
    allLying: async () => {
      const alone = liesDecayWith({ lieSeconds: Infinity, honest: 0 });
      await expectThere(alone, 1, 'refuted');
      const { data } = await alone.experiment(shortLab());
      expect(data['damping']).toMatchObject({ mean: 1 });
    },
  },
  'truth-plus-lie-weaker': {
    mirror: (claim) =>
      expectAlike(claim, truthPlusLieWeakerWith({ sameTone: false, phase: 'random', heard: 'second' })),
    // Two on one tone whose phases nobody set: their powers add, whoever they are.
    allHonest: (claim) => expectTwice(claim, { sameTone: true, phase: 'random' }),
    allLying: (claim) => expectTwice(claim, { sameTone: true, phase: 'random', heard: 'second' }),
  },
  'lies-destroy-each-other': {
    mirror: (claim) =>
      expectAlike(claim, liesDestroyEachOtherWith({ sameTone: false, phase: 'random', heard: 'second' })),
    allHonest: () => {
      expectOneTone('honest');
    },
    // Nobody but liars is there to begin with.
    allLying: (claim) => expectThere(claim, 1, 'refuted', 1),
  },
  'strongest-wave-is-true': {
    mirror: expectEachTheOthersRest,
    allHonest: () => expectWins(0, { honest: 3, liars: 0 }),
    allLying: () => expectWins(1, { honest: 0, liars: 3 }),
  },
  'past-cant-be-faked': {
    mirror: 'a pulse is asked for its place and time alone; it says nothing',
    allHonest: () =>
      expectThere(pastCantBeFakedWith({ forgerAtItsPlace: false, isForged: false }), 1, 'conditional'),
    // One forger and who hears it is all there is; where it has no way to save, it comes too late everywhere.
    allLying: async (claim) => {
      expect((await claim.experiment(shortLab())).value).toBeGreaterThan(0);
      await expectThere(pastCantBeFakedWith({ forgerAtItsPlace: true }), 0, 'supported');
    },
  },
};

async function expectTwice(
  claim: Claim,
  physics: Parameters<typeof truthPlusLieWeakerWith>[0],
): Promise<void> {
  const pair = truthPlusLieWeakerWith(physics);
  const { interval, samples, value } = await pair.experiment(shortLab());
  // The power of two phasors of unit length deviates by the square root of two.
  expect(Math.abs(value - 2), claim.id).toBeLessThan(3.3 * Math.sqrt(2 / samples));
  expect(pair.judge({ ...(await claim.experiment(shortLab())), value, interval })).not.toBe('supported');
}

/** How often the lie wins: the middle of Wilson's interval comes near to 0 or 1, and its end is that. */
async function expectWins(share: 0 | 1, waves: { honest: number; liars: number }): Promise<void> {
  const claim = strongestWaveIsTrueWith(waves);
  const evidence = await claim.experiment(shortLab());
  expect(share === 0 ? evidence.interval?.low : evidence.interval?.high).toBeCloseTo(share, 12);
  expect(claim.judge(evidence)).toBe(share === 0 ? 'supported' : 'refuted');
}

/** What all but one do that a strategy can't stand, or why a society of liars harms nobody there. */
const LIARS: Readonly<Record<string, { readonly attack: string } | string>> = {
  dmct: { attack: 'wrong-order' },
  'dmct-seed': { attack: 'wrong-order' },
  pbft: { attack: 'silence' },
  pos: { attack: 'silence' },
  pow: { attack: 'double-spend' },
  generals: 'the last honest general agrees with itself, and obeys the commander, who lies or is itself',
};

/** The same protocol among honest generals, and among liars and one who isn't. */
const shapeOf = ({ nodes, params, strategy, topology }: Scenario) => ({
  strategy,
  nodes,
  ...(topology !== undefined && { topology }),
  ...(params !== undefined && { params }),
});
const judged = new Map<string, RunResult>();
function societyOf(scenario: Scenario, attack: string, traitors: number): RunResult {
  const society = { ...shapeOf(scenario), attack, traitors };
  const key = JSON.stringify(society);
  const known = judged.get(key);
  if (known !== undefined) return known;
  const lab = createLab(registry, 'extremes', { quick: true, onProgress: () => undefined });
  const result = lab.simulate({ ...society, seed: scenario.seed });
  judged.set(key, result);
  return result;
}

function expectSocietiesOfOneKind(id: string, scenario: Scenario): void {
  const what = `${id}: ${JSON.stringify(scenario)}`;
  const honest = societyOf(scenario, 'none', 0);
  expect(isRight(honest.verdicts), `${what}, all honest`).toBe(true);
  const liars = LIARS[scenario.strategy];
  expect(liars, `${what}: a society of liars, or why there is none`).toBeDefined();
  const attack = typeof liars === 'object' ? liars.attack : 'wrong-order';
  const lying = societyOf(scenario, attack, scenario.nodes - 1);
  expect(lying.assumptionsBroken, `${what}, all but one lie`).toContain('faulty-within-bound');
  expect(isRight(lying.verdicts), `${what}, all but one lie`).toBe(typeof liars === 'string');
}

describe('truth and lie are names, and societies of one kind behave as they must', () => {
  it.each(registry.claims.all.map((claim) => [claim.id, claim] as const))('%s', async (id, claim) => {
    world.names = 'plain';
    const scenarios: Scenario[] = [];
    const results = new Map<string, RunResult>();
    await claim.experiment(shortLab(results, scenarios));
    if (scenarios.length === 0) {
      const checks = FIELDS[id];
      expect(checks, `${id} needs checks, or reasons why it has none`).toBeDefined();
      for (const check of [checks?.mirror, checks?.allHonest, checks?.allLying]) {
        if (typeof check === 'function') await check(claim);
      }
      return;
    }
    world.names = 'mirrored';
    const plain = [...results.values()].map(withoutNames);
    const mirror = createLab(mirrorRegistry, 'mirror', { quick: true, onProgress: () => undefined });
    expect(scenarios.map((scenario) => withoutNames(mirror.simulate(scenario)))).toEqual(plain);
    world.names = 'drawn';
    for (const scenario of scenarios) expectSocietiesOfOneKind(id, scenario);
  });

  it('a world whose orders alone are exchanged is another world, and is seen to be', async () => {
    const claim = registry.claims.get('no-voting-needed');
    const lab = (isMirrored: boolean): Lab => {
      world.names = isMirrored ? 'mirrored' : 'plain';
      return createLab(registry, 'mirror', { quick: true, onProgress: () => undefined });
    };
    const plain = await claim.experiment(lab(false));
    expect((await claim.experiment(lab(true))).data).not.toEqual(plain.data);
  });
});
