import { builtInAttacks } from '@dmct/attacks';
import { createBuiltInRegistry, runValidations } from '@dmct/catalog';
import { pos } from '@dmct/consensus-pos';
import { createRegistry, type Replica, type RunResult, type Strategy } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const NODES = 100;
const EPOCH_SECONDS = 8 * 12;
/** Long enough for both halves to finalise, and over before the run's watch after that. */
const PARTITION_SECONDS = 500;

interface Witness {
  readonly slot: number;
  readonly head: { readonly slot: number };
  readonly slashable: readonly { readonly validator: number }[];
  readonly slashed: readonly number[];
  readonly finalized: { readonly epoch: number; readonly root: string };
}

/**
 * Halves of the honest that don't hear each other for five epochs, and a share that votes in both; then they meet. A
 * hundred nodes have one validator each, so that validators and nodes bear the same numbers.
 */
function partition(
  share: number,
  seed: number,
  params: Readonly<Record<string, unknown>> = {},
  horizonSeconds = 14 * EPOCH_SECONDS,
) {
  const replicas: Replica[] = [];
  const honest = pos as unknown as Strategy;
  const watched: Strategy = {
    ...honest,
    createReplica(context) {
      const replica = honest.createReplica(context);
      replicas[context.id] ??= replica;
      return replica;
    },
  };
  const result: RunResult = simulate(createRegistry({ strategies: [watched], attacks: builtInAttacks }), {
    strategy: 'pos',
    attack: 'majority',
    attackParams: { share, partitionSeconds: PARTITION_SECONDS },
    nodes: NODES,
    traitors: 0,
    seed,
    params: { keysPerNode: 1, slotsPerEpoch: 8, submitSlot: 1, ...params },
    horizonSeconds,
  });
  const witnesses = replicas
    .slice(0, NODES)
    .filter((_, id) => !result.faulty.includes(id))
    .map((replica) => replica.snapshot() as Witness);
  return { result, witnesses };
}

describe('accountable safety in a run (Buterin and Griffith 2017, theorem 1)', () => {
  it.each([1, 2])(
    '34 of 100 in both halves: two final histories, and a third of the stake is named',
    (seed) => {
      const { result, witnesses } = partition(0.34, seed);
      expect(result.verdicts.agreement).toBe('violated');
      expect(new Set(witnesses.map(({ finalized }) => finalized.root)).size).toBeGreaterThan(1);
      for (const { slashable } of witnesses) {
        expect(slashable.length * 3).toBeGreaterThanOrEqual(NODES);
        expect(slashable.every(({ validator }) => result.faulty.includes(validator))).toBe(true);
      }
      // Who is slashed on either chain is one of them, too.
      for (const { slashed } of witnesses) {
        expect(slashed.every((validator) => result.faulty.includes(validator))).toBe(true);
      }
    },
  );

  it.each([1, 2])('33 of 100 make no two, and are named all the same', (seed) => {
    const { result, witnesses } = partition(0.33, seed);
    expect(result.verdicts.agreement).toBe('holds');
    for (const { slashable } of witnesses) {
      expect(slashable.length).toBeGreaterThan(30);
      expect(slashable.every(({ validator }) => result.faulty.includes(validator))).toBe(true);
    }
  });

  // With seed 2 evidence once took back a justification that all had taken over already, and no head moved again.
  it.each([1, 2])(
    'the chain of 67 lives on: it finalises past the partition, and all 33 are slashed on it',
    (seed) => {
      // An order of epoch 12 keeps the run going until well after the halves have met, in epoch 5.
      const { result, witnesses } = partition(0.33, seed, { submitEpoch: 12 }, 20 * EPOCH_SECONDS);
      expect(result.verdicts.agreement).toBe('holds');
      expect(new Set(witnesses.map(({ finalized }) => finalized.root)).size).toBe(1);
      for (const { finalized, head, slashed, slot } of witnesses) {
        expect(finalized.epoch).toBeGreaterThan(8);
        expect(slot - head.slot).toBeLessThan(8);
        expect([...slashed].sort((a, b) => a - b)).toEqual(result.faulty.filter((id) => id < NODES));
      }
    },
  );

  it('where evidence is dropped nobody is slashed (negative control)', () => {
    const { result, witnesses } = partition(0.34, 1, { slashing: false });
    expect(result.verdicts.agreement).toBe('violated');
    for (const { slashed } of witnesses) expect(slashed).toEqual([]);
  });

  it('a quorum of half makes two histories final with less than a third (negative control)', () => {
    const { result, witnesses } = partition(0.2, 1, { finalityQuorumPercent: 50 });
    expect(result.verdicts.agreement).toBe('violated');
    for (const { slashable } of witnesses) expect(slashable.length * 3).toBeLessThan(NODES);
  });
});

describe('row B2 beyond finality time', () => {
  const registry = createBuiltInRegistry();
  it.each([
    ['mean', 0.34],
    ['partition', 0.33],
    ['partition', 0.34],
    ['partition', 0.2],
    ['accountable', 0.33],
    ['accountable', 0.34],
    ['accountable', 0.5],
    ['accountable', 0.9],
    ['offline', 0.33],
    ['offline', 0.34],
    ['offline', 0.5],
  ])('%s with a share of %f', async (scenario, beta) => {
    const { rows } = await runValidations(registry, ['B2'], { params: { scenario, beta } });
    expect(rows).toMatchObject([{ verdict: 'pass' }]);
  });
});
