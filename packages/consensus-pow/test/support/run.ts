import { createRegistry, type Attack, type RunResult, type Scenario } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { unharmed } from '@dmct/testkit';
import { pow, powAttacks } from '../../src/index.js';
import { Miner } from '../../src/replica.js';

const none: Attack = { ...unharmed, name: 'none' };

/** The corrupted say and mine nothing from the start: their hashrate is gone. */
const silent: Attack = {
  ...none,
  name: 'silent',
  corruption: () => 'traitors' as const,
  createAdversary: () => ({ corrupt: () => ({ snapshot: () => null }) }),
};

/** Proof of work, and the attacks that it is tested with. */
export const powRegistry = createRegistry({ strategies: [pow], attacks: [none, silent, ...powAttacks] });

export interface PowRun {
  readonly result: RunResult;
  /** The honest insides of all nodes, by id. */
  readonly miners: readonly Miner[];
  /** When blocks were found, and by whom, s. */
  readonly found: readonly { readonly seconds: number; readonly miner: number }[];
}

/** Runs proof of work, and keeps hold of the nodes so that a test can look at their chains. */
export function runPow(scenario: Partial<Scenario>): PowRun {
  const miners: Miner[] = [];
  const watched: typeof pow = {
    ...pow,
    createReplica(context) {
      const replica = pow.createReplica(context);
      if (replica instanceof Miner) miners[context.id] = replica;
      return replica;
    },
  };
  const found: { seconds: number; miner: number }[] = [];
  const result = simulate(
    createRegistry({ strategies: [watched], attacks: [none, silent, ...powAttacks] }),
    { strategy: 'pow', attack: 'none', nodes: 10, traitors: 0, seed: 1, ...scenario },
    {
      onEvent(event) {
        if (event.kind === 'work') found.push({ seconds: event.at / 1e9, miner: event.replica });
      },
    },
  );
  return { result, miners, found };
}

export function mean(sample: readonly number[]): number {
  return sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

/** Differences of neighbours, the first from zero. */
export function intervals(times: readonly number[]): number[] {
  return times.map((time, index) => time - (times[index - 1] ?? 0));
}

/** 3.3 standard errors of a share of `samples`. */
export function shareTolerance(share: number, samples: number): number {
  return 3.3 * Math.sqrt((share * (1 - share)) / samples);
}
