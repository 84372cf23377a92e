import { createBuiltInRegistry } from '@dmct/catalog';
import { createLab, liesDecayWith, liesDestroyEachOtherWith, truthPlusLieWeakerWith } from '@dmct/claims';
import {
  createRegistry,
  isRight,
  type Claim,
  type Lab,
  type RunResult,
  type Scenario,
  type Value,
} from '@dmct/core';
import {
  createCarriers,
  createField,
  createFieldReading,
  createToneReceiver,
  createTrustWave,
  createUniformStream,
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

/** Claims that run no protocol: how truth and lie are exchanged there, or why they can't be. */
const FIELDS: Readonly<Record<string, ((claim: Claim) => Promise<void> | void) | string>> = {
  'truth-amplifies':
    'one message is in the air, and its name is asked nowhere: lies amplify by the same figures',
  'lies-decay': (claim) =>
    expectAlike(claim, liesDecayWith({ lieSeconds: Infinity, areTonesExchanged: true })),
  'truth-plus-lie-weaker': (claim) =>
    expectAlike(claim, truthPlusLieWeakerWith({ sameTone: false, phase: 'random', heard: 'second' })),
  'lies-destroy-each-other': (claim) =>
    expectAlike(claim, liesDestroyEachOtherWith({ sameTone: false, phase: 'random', heard: 'second' })),
  'strongest-wave-is-true': expectEachTheOthersRest,
  'past-cant-be-faked': 'a pulse is asked for its place and time alone; it says nothing',
};

/** The same protocol among honest generals, and among liars and one who isn't. */
const shapeOf = ({ nodes, params, strategy, topology }: Scenario) => ({
  strategy,
  nodes,
  ...(topology !== undefined && { topology }),
  ...(params !== undefined && { params }),
});
const judged = new Map<string, boolean>();
function isRightWith(scenario: Scenario, attack: string, traitors: number): boolean {
  const society = { ...shapeOf(scenario), attack, traitors };
  const key = JSON.stringify(society);
  const known = judged.get(key);
  if (known !== undefined) return known;
  const right = isRight(
    createLab(registry, 'extremes', { quick: true, onProgress: () => undefined }).simulate({
      ...society,
      seed: scenario.seed,
    }).verdicts,
  );
  judged.set(key, right);
  return right;
}

describe('truth and lie are names, and societies of one kind behave as they must', () => {
  it.each(registry.claims.all.map((claim) => [claim.id, claim] as const))('%s', async (id, claim) => {
    world.names = 'plain';
    const scenarios: Scenario[] = [];
    const results = new Map<string, RunResult>();
    await claim.experiment(shortLab(results, scenarios));
    if (scenarios.length === 0) {
      const mirror = FIELDS[id];
      expect(mirror, `${id} needs a mirror, or a reason why it has none`).toBeDefined();
      if (typeof mirror === 'function') await mirror(claim);
      return;
    }
    world.names = 'mirrored';
    const plain = [...results.values()].map(withoutNames);
    const mirror = createLab(mirrorRegistry, 'mirror', { quick: true, onProgress: () => undefined });
    expect(scenarios.map((scenario) => withoutNames(mirror.simulate(scenario)))).toEqual(plain);
    world.names = 'drawn';
    for (const scenario of scenarios) {
      expect(isRightWith(scenario, 'none', 0), `${id}: all honest, ${JSON.stringify(scenario)}`).toBe(true);
      if (!scenario.strategy.startsWith('dmct')) continue;
      const liars = scenario.nodes - 1;
      expect(isRightWith(scenario, 'wrong-order', liars), `${id}: all but one lie`).toBe(false);
    }
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
