import { clientsOf, createStream, mix32, type NetworkBounds } from '@dmct/core';
import { createCryptoSuite, type CryptoSuite } from '../crypto/crypto-suite.js';
import { Schedule } from '../engine/schedule.js';
import { baseDelaysOf } from '../network/base-delays.js';
import { measureBounds } from '../network/bounds.js';
import { MessageNetwork } from '../network/message-network.js';
import { createTopology, type PlacedParticipants } from '../places/topology.js';
import { drawCorruption, type Corruption } from './corruption.js';
import { drawOrders, type Orders } from './orders.js';
import type { PreparedScenario } from './prepare.js';
import { shareList } from './surroundings.js';

/** What everybody in a run shares, before there are replicas and an adversary. */
export interface World {
  readonly prepared: PreparedScenario;
  readonly clients: number;
  readonly topology: PlacedParticipants;
  readonly shares: readonly number[];
  readonly corruption: Corruption;
  readonly orders: Orders;
  readonly messageNetwork: MessageNetwork;
  /** What the participants may know of the network. */
  readonly network: NetworkBounds;
  readonly crypto: CryptoSuite;
  readonly schedule: Schedule;
  /** The seed's 32 bits for stateless draws. */
  readonly seedWord: number;
}

/** Places everybody, and draws traitors and orders: each from a stream that the seed names. */
export function createWorld(prepared: PreparedScenario): World {
  const { conditions, params, seed, strategy } = prepared;
  const clients = clientsOf(strategy, params, prepared.workload);
  const participants = prepared.nodes + clients;
  const topology = createTopology({
    kind: prepared.topology,
    count: participants,
    scaleMetres: conditions.scaleMetres,
    path: conditions.path,
    stream: createStream(seed, 'places'),
    given: conditions.places,
  });
  const shares = shareList(prepared);
  const seedWord = mix32(seed ^ mix32(Math.floor(seed / 4294967296)));
  const baseDelays = baseDelaysOf(topology, conditions);
  const messageNetwork = new MessageNetwork(conditions, participants, baseDelays, seedWord);
  return {
    prepared,
    clients,
    topology,
    shares,
    seedWord,
    messageNetwork,
    corruption: drawCorruption(prepared, clients, shares, (a, b) => topology.pathLengthMetres(a, b)),
    orders: drawOrders(prepared),
    network: measureBounds(messageNetwork, conditions),
    crypto: createCryptoSuite({
      scheme: strategy.signatureScheme?.(params) ?? 'ideal',
      seed,
      participants,
    }),
    schedule: new Schedule(participants),
  };
}
