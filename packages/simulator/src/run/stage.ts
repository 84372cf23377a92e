import {
  createStream,
  findSurface,
  type Adversary,
  type Message,
  type TraceEvent,
  type WaveWays,
} from '@dmct/core';
import { Gatekeeper, type PacketListener } from '../adversary/gatekeeper.js';
import { Air } from '../engine/air.js';
import { Ballots } from '../engine/ballots.js';
import { Engine, type EngineProgress } from '../engine/engine.js';
import { PostOffice } from '../engine/post-office.js';
import { Races } from '../engine/races.js';
import { RunLog } from '../engine/run-log.js';
import { drawDisturbances } from '../medium/disturbances.js';
import { receiverHardware } from '../medium/receiver-hardware.js';
import { WaveField } from '../medium/wave-field.js';
import { adversaryContext, createCasting, createReplicas } from './cast.js';
import type { PlacedParticipants } from '../places/topology.js';
import type { PreparedScenario } from './prepare.js';
import { HORIZON_SECONDS_MAX } from './settings.js';
import { drawSkews, memoised, publicWaveMedium, waveMedium } from './surroundings.js';
import { createWorld, type World } from './world.js';

/** Who wants to hear of a run while it goes on. */
export interface RunListeners {
  /** Called for each event of the trace, in order. Without it no event objects are made, which is much faster. */
  readonly onEvent?: (event: TraceEvent) => void;
  /** Called once before the run begins, where the strategy speaks through waves. */
  readonly onWaveWays?: (ways: WaveWays) => void;
  /** Called for each packet that the network doesn't lose, with its final fate. Broadcasts are posted one by one then. */
  readonly onPacket?: PacketListener;
  /** Called now and then with how far the run is. */
  readonly onProgress?: (progress: EngineProgress) => void;
}

/** A run that is set up and not yet begun. */
export interface Stage extends World {
  readonly adversary: Adversary;
  readonly gatekeeper: Gatekeeper;
  readonly log: RunLog;
  /** Null, as `air`, where the strategy's medium is `messages`. */
  readonly waves: WaveField | null;
  readonly air: Air | null;
  readonly post: PostOffice;
  readonly races: Races;
  readonly engine: Engine;
  readonly horizonSeconds: number;
}

/** Sets a run up: the world, its adversary, its replicas, and the engine that will move them. */
export function setStage(prepared: PreparedScenario, listeners: RunListeners): Stage {
  const world = createWorld(prepared);
  const { clients, corruption, messageNetwork, network, orders, schedule, seedWord, shares, topology } =
    world;
  const { attack, conditions, nodes, params, seed, strategy } = prepared;
  const participants = nodes + clients;
  const isFaulty = (id: number): boolean => corruption.isFaulty(id);
  const log = new RunLog(listeners.onEvent);
  for (const change of prepared.changes) change.keepTime(() => schedule.now);
  const casting = createCasting(world);
  const adversary = attack.createAdversary(adversaryContext(world, casting));
  const gatekeeper = new Gatekeeper({
    adversary,
    attackName: attack.name,
    powers: attack.powers,
    isFaulty,
    delayBound: Math.round(network.delaySecondsMax * 1e9),
    gst: Math.round(conditions.gstSeconds * 1e9),
    onPacket: listeners.onPacket,
  });
  const values = findSurface(strategy.surfaces, 'values');
  const sounds = findSurface(strategy.surfaces, 'field');
  const replicas = createReplicas(world, casting, adversary);
  const ballots = new Ballots(replicas, casting.votes, nodes);
  const post = new PostOffice(
    {
      nodes,
      participants,
      network: messageNetwork,
      gatekeeper,
      log,
      ballots,
      messageKinds: strategy.messageKinds,
      valueOf: (message: Message) => values?.valueOf(message) ?? null,
    },
    schedule,
  );
  const races = new Races(
    schedule,
    participants,
    shares,
    memoised((id) => createStream(seed, `race ${String(id)}`)),
  );
  const skews = drawSkews(prepared, participants);
  const horizonSeconds = Math.min(
    HORIZON_SECONDS_MAX,
    prepared.horizonSeconds ??
      strategy.horizonSeconds?.(params, {
        nodes,
        network,
        workload: orders.workload,
        pathLengthMetresMax: topology.pathLengthMetresMax,
      }) ??
      60,
  );
  const medium = waveMedium(conditions, topology.pathBetweenMetres);
  const waves =
    strategy.medium === 'waves'
      ? new WaveField(
          medium,
          topology,
          drawDisturbances(conditions, topology, seed, horizonSeconds, medium.speedMetresPerSecond),
        )
      : null;
  if (waves !== null) listeners.onWaveWays?.(waveWays(topology, medium.speedMetresPerSecond, participants));
  const air =
    waves === null
      ? null
      : new Air(
          {
            field: waves,
            medium: publicWaveMedium(medium),
            hardware: receiverHardware(conditions),
            noiseSeed: seedWord >>> 0,
            gatekeeper,
            isFaulty,
            skews,
            log,
            valueOf: (emission) => sounds?.valueOf(emission) ?? null,
          },
          schedule,
        );
  const engine = new Engine({
    nodes,
    replicas,
    isAwaited: (id) => corruption.awaited.includes(id),
    schedule,
    post,
    races,
    votes: ballots.areAny ? casting.votes : null,
    air,
    log,
    skews,
    crashes: conditions.crashes,
    horizon: Math.round(horizonSeconds * 1e9),
    watch: Math.round((strategy.watchSeconds?.(params) ?? Infinity) * 1e9),
    instances: orders.workload.requests,
    onProgress: listeners.onProgress,
  });
  return { ...world, adversary, gatekeeper, log, waves, air, post, races, engine, horizonSeconds };
}

function waveWays(
  topology: PlacedParticipants,
  speedMetresPerSecond: number,
  participants: number,
): WaveWays {
  const seconds = new Float64Array(participants * participants);
  for (let a = 0; a < participants; a++) {
    for (let b = 0; b < participants; b++) {
      if (a !== b) seconds[a * participants + b] = topology.pathLengthMetres(a, b) / speedMetresPerSecond;
    }
  }
  return { participants, seconds };
}
