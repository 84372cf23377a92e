import { createRegistry, type Attack, type Replica, type RunResult, type Strategy } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { pos, posAttacks } from '../src/index.js';

/** What an honest node holds at the end, as its snapshot tells. */
export interface Witness {
  readonly slot: number;
  readonly head: { readonly slot: number };
  readonly finalized: { readonly epoch: number };
  readonly blocks: number;
  readonly slashable: readonly { readonly validator: number; readonly offence: string }[];
  readonly slashed: readonly number[];
  readonly lostGwei: number;
  readonly leaving: number;
  readonly orphans: readonly { readonly slot: number; readonly proposer: number }[];
}

export interface Watched {
  readonly result: RunResult;
  /** The honest nodes' snapshots when the run ended. */
  readonly witnesses: readonly Witness[];
  /** Hosting node of a validator, with equal stakes. */
  readonly nodeOf: (validator: number) => number;
  readonly isCorrupt: (validator: number) => boolean;
}

export interface WatchedRun {
  readonly attack: string;
  readonly attacks?: readonly Attack[];
  readonly seed?: number;
  readonly nodes?: number;
  readonly traitors?: number;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly attackParams?: Readonly<Record<string, unknown>>;
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly horizonSeconds?: number;
}

/** A run of proof of stake, with what its honest nodes know in the end. */
export function watchPos(run: WatchedRun): Watched {
  const replicas: Replica[] = [];
  const honest = pos as unknown as Strategy;
  const watched: Strategy = {
    ...honest,
    createReplica(context) {
      const replica = honest.createReplica(context);
      // The first replica of an id is the run's own; further ones are the adversary's.
      replicas[context.id] ??= replica;
      return replica;
    },
  };
  const nodes = run.nodes ?? 10;
  const registry = createRegistry({ strategies: [watched], attacks: run.attacks ?? posAttacks });
  const result = simulate(registry, {
    strategy: 'pos',
    attack: run.attack,
    nodes,
    traitors: run.traitors ?? 3,
    seed: run.seed ?? 1,
    ...(run.params === undefined ? {} : { params: run.params }),
    ...(run.attackParams === undefined ? {} : { attackParams: run.attackParams }),
    ...(run.conditions === undefined ? {} : { conditions: run.conditions }),
    ...(run.horizonSeconds === undefined ? {} : { horizonSeconds: run.horizonSeconds }),
  });
  const keys = Number(run.params?.['keysPerNode'] ?? 64);
  const nodeOf = (validator: number): number => Math.floor(validator / keys);
  return {
    result,
    witnesses: replicas
      .slice(0, nodes)
      .filter((_, id) => !result.faulty.includes(id))
      .map((replica) => replica.snapshot() as Witness),
    nodeOf,
    isCorrupt: (validator) => result.faulty.includes(nodeOf(validator)),
  };
}
