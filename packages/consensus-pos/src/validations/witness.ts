import type { Replica, RunResult, Strategy } from '@dmct/core';
import { pos } from '../index.js';

/** What an honest node holds at the end of a run, of what its snapshot tells. */
export interface Witness {
  readonly slashable: readonly { readonly validator: number }[];
}

export const WITNESSED = 'pos-witnessed';

/** Of the present run, by id; a run is over before the next one begins. */
let replicas: Replica[] = [];

/** Proof of stake as it is, whose nodes {@link witness} can ask in the end. Made when asked for: `pos` has rows itself. */
export function witnessedPos(): Strategy {
  const honest = pos as unknown as Strategy;
  return {
    ...honest,
    name: WITNESSED,
    createReplica(context) {
      const replica = honest.createReplica(context);
      // The first replica of an id is the run's own; further ones are the adversary's.
      replicas[context.id] ??= replica;
      return replica;
    },
  };
}

/** A run of the strategy {@link WITNESSED}, and what its honest nodes know when it ends. */
export function witness(simulate: () => RunResult): {
  readonly result: RunResult;
  readonly witnesses: readonly Witness[];
} {
  replicas = [];
  const result = simulate();
  const isWitness = (id: number): boolean => id < result.nodes && !result.faulty.includes(id);
  const witnesses = replicas.flatMap((replica, id) => (isWitness(id) ? [replica.snapshot() as Witness] : []));
  replicas = [];
  return { result, witnesses };
}
