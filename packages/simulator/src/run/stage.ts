import {
  createStream,
  findSurface,
  mix32,
  UsageError,
  type AdversaryContext,
  type Message,
  type NetworkBounds,
  type Replica,
  type ReplicaContext,
  type TraceEvent,
  type WaveMedium,
} from '@dmct/core';
import { fieldNoiseDensity, sphericalMedium, type Medium } from '@dmct/physics';
import { Gatekeeper } from '../adversary/gatekeeper.js';
import { createCryptoSuite, type CryptoSuite } from '../crypto/crypto-suite.js';
import { Engine } from '../engine/engine.js';
import { RunLog } from '../engine/run-log.js';
import { EngineVoteBook } from '../engine/vote-book.js';
import { WaveField } from '../medium/wave-field.js';
import { MessageNetwork } from '../network/message-network.js';
import { measureBounds } from '../network/bounds.js';
import { createTopology, type PlacedParticipants } from '../places/topology.js';
import { drawCorruption, type Corruption } from './corruption.js';
import { drawOrders, type Orders } from './orders.js';
import type { PreparedScenario } from './prepare.js';

/** A run that is set up and not yet begun. */
export interface Stage {
  readonly prepared: PreparedScenario;
  readonly clients: number;
  readonly topology: PlacedParticipants;
  readonly shares: readonly number[];
  readonly corruption: Corruption;
  readonly orders: Orders;
  readonly network: NetworkBounds;
  readonly crypto: CryptoSuite;
  readonly gatekeeper: Gatekeeper;
  readonly log: RunLog;
  readonly waves: WaveField | null;
  readonly engine: Engine;
  readonly horizonSeconds: number;
}

/** Sets a run up: places, network, waves, orders, traitors, replicas. Draws only from streams named by the seed. */
export function setStage(
  prepared: PreparedScenario,
  onEvent: ((event: TraceEvent) => void) | undefined,
): Stage {
  const { attack, attackParams, conditions, nodes, params, seed, strategy } = prepared;
  const clients = strategy.clients?.(params) ?? 0;
  const participants = nodes + clients;
  const topology = createTopology({
    kind: prepared.topology,
    count: participants,
    scaleMetres: conditions.scaleMetres,
    path: conditions.path,
    stream: createStream(seed, 'places'),
  });
  const shares = shareList(prepared);
  const corruption = drawCorruption(prepared, clients, shares);
  const orders = drawOrders(prepared);
  const seedWord = mix32(seed ^ mix32(Math.floor(seed / 4294967296))) | 0;
  const messageNetwork = new MessageNetwork(
    conditions,
    participants,
    (a, b) => topology.greatCircleMetres(a, b),
    seedWord,
  );
  const network = measureBounds(messageNetwork, participants, conditions);
  const crypto = createCryptoSuite({
    scheme: strategy.signatureScheme?.(params) ?? 'ideal',
    seed,
    participants,
  });
  const log = new RunLog(onEvent);
  const medium = sphericalMedium({
    noiseTemperatureKelvin: conditions.noiseTemperatureKelvin,
    nearFieldRadiusMetres: conditions.clampRadiusMetres,
    attenuationPerMetre: conditions.lossNepersPerMetre,
  });
  const waveMedium = publicMedium(medium);
  const waves = strategy.medium === 'waves' ? new WaveField(medium, topology) : null;
  const pathLengthMetres = (a: number, b: number): number => topology.pathLengthMetres(a, b);

  const clock = { now: (): number => 0 };
  const adversaryContext: AdversaryContext<unknown> = {
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
    pathLengthMetres,
    shares,
    network,
    gstNanoseconds: Math.round(conditions.gstSeconds * 1e9),
    now: () => clock.now(),
    stream: (label) => createStream(seed, `adversary ${attack.name} ${label}`),
    cryptoOf: (id) => {
      if (!corruption.isFaulty(id))
        throw new RangeError(`participant ${String(id)} is honest: nobody signs for it`);
      return crypto.of(id);
    },
  };
  const adversary = attack.createAdversary(adversaryContext);
  const gatekeeper = new Gatekeeper({
    adversary,
    attackName: attack.name,
    powers: attack.powers,
    isFaulty: (id) => corruption.isFaulty(id),
    delayBound: Math.round(network.delaySecondsMax * 1e9),
    gst: adversaryContext.gstNanoseconds,
  });

  const votes = new EngineVoteBook(nodes, participants);
  const contextOf = (id: number): ReplicaContext<unknown> => ({
    id,
    role: id < nodes ? 'replica' : 'client',
    nodes,
    clients,
    faultsTolerated: prepared.faultsTolerated,
    params,
    places: topology.places,
    pathLengthMetres,
    shares,
    workload: orders.workload,
    valueOf: (index) => orders.valueOf(id, index),
    candidates: orders.candidates,
    network,
    ...(waves === null ? {} : { waves: waveMedium }),
    stream: (label) => createStream(seed, `replica ${String(id)} ${label}`),
    publicStream: (label) => createStream(seed, `public ${label}`),
    votes,
    crypto: crypto.of(id),
  });
  const replicas: Replica[] = [];
  for (let id = 0; id < participants; id++) {
    const honest = strategy.createReplica(contextOf(id));
    replicas.push(
      corruption.isFaulty(id) && adversary.corrupt !== undefined ? adversary.corrupt(honest, id) : honest,
    );
  }

  const horizonSeconds =
    prepared.horizonSeconds ??
    strategy.horizonSeconds?.(params, {
      nodes,
      network,
      workload: orders.workload,
      pathLengthMetresMax: topology.pathLengthMetresMax,
    }) ??
    60;
  const values = findSurface(strategy.surfaces, 'values');
  const engine = new Engine({
    nodes,
    replicas,
    network: messageNetwork,
    gatekeeper,
    isFaulty: (id) => corruption.isFaulty(id),
    log,
    messageKinds: strategy.messageKinds,
    valueOf: (message: Message) => values?.valueOf(message) ?? null,
    skews: drawSkews(prepared, participants),
    shares,
    raceOf: memoised((id) => createStream(seed, `race ${String(id)}`)),
    waves:
      waves === null ? null : { field: waves, medium: waveMedium, noiseSeed: (seedWord >>> 0) * 1048576 },
    crashes: conditions.crashes,
    horizon: Math.round(horizonSeconds * 1e9),
    watch: Math.round((strategy.watchSeconds?.(params) ?? Infinity) * 1e9),
    instances: orders.workload.requests,
  });
  clock.now = () => engine.time;
  return {
    prepared,
    clients,
    topology,
    shares,
    corruption,
    orders,
    network,
    crypto,
    gatekeeper,
    log,
    waves,
    engine,
    horizonSeconds,
  };
}

function shareList(prepared: PreparedScenario): readonly number[] {
  const { conditions, nodes } = prepared;
  if (conditions.shares === 'equal') return new Array<number>(nodes).fill(1 / nodes);
  const sum = conditions.shares.reduce((total, share) => total + share, 0);
  if (!(sum > 0 && Number.isFinite(sum)))
    throw new UsageError('the condition shares must add up to a number above 0');
  return conditions.shares.map((share) => share / sum);
}

function publicMedium(medium: Medium): WaveMedium {
  return {
    speed: medium.speedMetresPerSecond,
    noiseDensity: (frequencyHz) => fieldNoiseDensity(medium.noiseTemperatureKelvin, frequencyHz),
    amplitudeAt: (pathMetres) => medium.amplitudeAt(pathMetres),
  };
}

/** Each clock's offset, whole ns, uniform within plus or minus the condition's skew. */
function drawSkews(prepared: PreparedScenario, participants: number): Float64Array {
  const stream = createStream(prepared.seed, 'clock skew');
  const most = prepared.conditions.clockSkewSeconds * 1e9;
  return Float64Array.from({ length: participants }, () => Math.round((2 * stream.uniform() - 1) * most) + 0);
}

function memoised<T>(make: (id: number) => T): (id: number) => T {
  const made = new Map<number, T>();
  return (id) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const fresh = make(id);
    made.set(id, fresh);
    return fresh;
  };
}
