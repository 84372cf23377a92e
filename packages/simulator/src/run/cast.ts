import {
  createStream,
  type Adversary,
  type AdversaryContext,
  type Replica,
  type ReplicaContext,
} from '@dmct/core';
import { EngineVoteBook } from '../engine/vote-book.js';
import { OwnVoteBook } from '../engine/own-vote-book.js';
import { publicWaveMedium, waveMedium } from './surroundings.js';
import type { World } from './world.js';

/** Makes the contexts of a run's participants. */
export interface Casting {
  /** The book that all but twins count in. */
  readonly votes: EngineVoteBook;
  /** What the participant is told; all count their votes in the run's one book. */
  contextOf(id: number): ReplicaContext<unknown>;
  /** The same for a further replica of that participant, which counts in a book of its own. */
  twinContextOf(id: number): ReplicaContext<unknown>;
}

export function createCasting(world: World): Casting {
  const { clients, crypto, network, orders, prepared, shares, topology } = world;
  const { conditions, faultsTolerated, nodes, params, seed, strategy } = prepared;
  const votes = new EngineVoteBook(nodes, nodes + clients);
  const waves =
    strategy.medium === 'waves'
      ? { waves: publicWaveMedium(waveMedium(conditions, topology.pathBetweenMetres)) }
      : {};
  // One function for all: replicas may keep what they derive from the common geometry under it.
  const pathLengthMetres = (a: number, b: number): number => topology.pathLengthMetres(a, b);
  const contextOf = (id: number): ReplicaContext<unknown> => ({
    id,
    role: id < nodes ? 'replica' : 'client',
    nodes,
    clients,
    faultsTolerated,
    params,
    places: topology.places,
    pathLengthMetres,
    shares,
    workload: orders.workload,
    valueOf: (index) => orders.valueOf(id, index),
    candidates: orders.candidates,
    network,
    ...waves,
    stream: (label) => createStream(seed, `replica ${String(id)} ${label}`),
    publicStream: (label) => createStream(seed, `public ${label}`),
    votes,
    crypto: crypto.of(id),
  });
  return {
    votes,
    contextOf,
    twinContextOf: (id) => ({ ...contextOf(id), votes: new OwnVoteBook(votes, nodes) }),
  };
}

/** What the adversary is told: all that is public, who is corrupted, and both values. */
export function adversaryContext(world: World, casting: Casting): AdversaryContext<unknown> {
  const { clients, corruption, crypto, network, orders, prepared, schedule, shares, topology } = world;
  const { attack, attackParams, conditions, nodes, params, seed, strategy } = prepared;
  const refuseHonest = (id: number, deed: string): void => {
    if (!corruption.isFaulty(id)) throw new RangeError(`participant ${String(id)} is honest: ${deed}`);
  };
  return {
    params: attackParams,
    strategyParams: params,
    nodes,
    clients,
    faulty: corruption.faulty,
    honest: corruption.honest,
    isFaulty: (id) => corruption.isFaulty(id),
    surfaces: strategy.surfaces,
    truth: orders.truth,
    lie: orders.lie,
    places: topology.places,
    pathLengthMetres: (a, b) => topology.pathLengthMetres(a, b),
    shares,
    network,
    gstNanoseconds: Math.round(conditions.gstSeconds * 1e9),
    now: () => schedule.now,
    stream: (label) => createStream(seed, `adversary ${attack.name} ${label}`),
    cryptoOf: (id) => {
      refuseHonest(id, 'nobody signs for it');
      return crypto.of(id);
    },
    createReplica: (id) => {
      refuseHonest(id, 'it has no twin');
      return strategy.createReplica(casting.twinContextOf(id));
    },
  };
}

/** The honest replicas, and in the places of the corrupted ones what the adversary makes of them. */
export function createReplicas(world: World, casting: Casting, adversary: Adversary): readonly Replica[] {
  const { clients, corruption, prepared } = world;
  return Array.from({ length: prepared.nodes + clients }, (_, id) => {
    const honest = prepared.strategy.createReplica(casting.contextOf(id));
    return corruption.isFaulty(id) ? (adversary.corrupt?.(honest, id) ?? honest) : honest;
  });
}
