import { builtInAttacks } from '@dmct/attacks';
import { createBuiltInRegistry } from '@dmct/catalog';
import { pos } from '@dmct/consensus-pos';
import { createRegistry, fitOf, type Replica, type RunResult, type Strategy } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const NODES = 10;
const VALIDATORS = NODES * 64;

/** Proof of stake under an attack, and the validators that every honest node can prove to be slashable in the end. */
function runPos(
  attack: string,
  seed: number,
  given: { readonly traitors?: number; readonly attackParams?: Readonly<Record<string, unknown>> },
): { readonly result: RunResult; readonly convicted: readonly (readonly number[])[] } {
  const replicas: Replica[] = [];
  const watched: Strategy = {
    ...(pos as unknown as Strategy),
    createReplica(context) {
      const replica = (pos as unknown as Strategy).createReplica(context);
      // The first replica of an id is the run's own; further ones are twins.
      replicas[context.id] ??= replica;
      return replica;
    },
  };
  const registry = createRegistry({ strategies: [watched], attacks: builtInAttacks });
  const names = { strategy: 'pos', attack, seed, nodes: NODES };
  const result = simulate(registry, { ...names, traitors: given.traitors ?? 0, ...given });
  const convicted = replicas
    .slice(0, NODES)
    .filter((_, id) => !result.faulty.includes(id))
    .map((replica) => {
      const { slashable } = replica.snapshot() as { slashable: { validator: number }[] };
      return slashable.map(({ validator }) => validator);
    });
  return { result, convicted };
}

/** Whether all the convicted belong to the corrupted: 64 validators a node, numbered node by node. */
function areAllCorrupted(validators: readonly number[], { faulty }: RunResult): boolean {
  return validators.every((validator) => faulty.includes(Math.floor(validator / 64)));
}

describe('majority on proof of stake', () => {
  it.each([0.34, 0.51])('of %f makes two conflicting blocks final', (share) => {
    for (let seed = 9; seed <= 12; seed++) {
      const { result } = runPos('majority', seed, { attackParams: { share } });
      expect(result.verdicts.agreement, result.replay).toBe('violated');
      expect(result.assumptionsBroken).toEqual([
        'faulty-within-bound',
        'honest-two-thirds-stake',
        'partial-synchrony',
      ]);
    }
  });
  it.each([0.34, 0.51])('of %f costs a third of the stake, once the halves meet', (share) => {
    for (let seed = 1; seed <= 3; seed++) {
      const attackParams = { share, partitionSeconds: 1800 };
      const { result, convicted } = runPos('majority', seed, { attackParams });
      expect(result.verdicts.agreement, result.replay).toBe('violated');
      expect(convicted).toHaveLength(NODES - result.faulty.filter((id) => id < NODES).length);
      for (const validators of convicted) {
        expect(validators.length * 3).toBeGreaterThanOrEqual(VALIDATORS);
        expect(areAllCorrupted(validators, result)).toBe(true);
      }
    }
  });
  it('needs the halves held apart', () => {
    const attackParams = { share: 0.51, partitionSeconds: 0 };
    expect(runPos('majority', 1, { attackParams }).result.verdicts.agreement).toBe('holds');
  });
  it('of a fifth breaks nothing', () => {
    for (let seed = 1; seed <= 3; seed++) {
      const { result } = runPos('majority', seed, { attackParams: { share: 0.2 } });
      expect(Object.values(result.verdicts)).not.toContain('violated');
      expect(result.assumptionsBroken).toEqual([]);
    }
  });
  it('of less than a third never makes two, however long the halves are apart', () => {
    for (let seed = 1; seed <= 3; seed++) {
      const attackParams = { share: 0.3, partitionSeconds: 1800 };
      const { result } = runPos('majority', seed, { attackParams });
      expect(result.verdicts.agreement, result.replay).toBe('holds');
      expect(result.assumptionsBroken).toEqual(['partial-synchrony']);
    }
  });
});

describe('collusion', () => {
  it('on proof of stake votes twice, is caught at it, and splits nobody while the honest hear each other', () => {
    for (let seed = 1; seed <= 2; seed++) {
      const { result, convicted } = runPos('collusion', seed, { traitors: 3 });
      expect(Object.values(result.verdicts)).not.toContain('violated');
      expect(result.assumptionsBroken).toEqual([]);
      for (const validators of convicted) {
        expect(validators.length).toBeGreaterThan(0);
        expect(areAllCorrupted(validators, result)).toBe(true);
      }
    }
  });
  it('fits whoever counts votes or waves, and not a race', () => {
    const { strategies, attacks } = createBuiltInRegistry();
    const fits = strategies.all.filter((strategy) => fitOf(strategy, attacks.get('collusion')).fits);
    expect(fits.map(({ name }) => name)).toEqual([
      ...['generals', 'pbft', 'pos', 'tendermint', 'hotstuff'],
      ...['dmct-seed', 'dmct'],
    ]);
    expect(fitOf(strategies.get('pow'), attacks.get('collusion'))).toMatchObject({
      reason: expect.stringContaining('votes or field') as string,
    });
  });
});
