import {
  defineStrategy,
  type Assumption,
  type BearableFacts,
  type HorizonContext,
  type Message,
  type ReplicaContext,
} from '@dmct/core';
import { SPEED_OF_LIGHT } from '@dmct/physics';
import { areBeamsSharp, areTonesKept, isSignalClear } from './bearable.js';
import { CITATIONS, DMCT_ROW } from './citations.js';
import { energyProfile } from './energy.js';
import { scheduleOf } from './frame.js';
import { geometryOf } from './geometry.js';
import { fieldSurface } from './messages.js';
import {
  antennasOf,
  coinsOf,
  faultsOf,
  gateNanoseconds,
  hasGates,
  logRoundsOf,
  roundsOf,
  ruleOf,
} from './derived-params.js';
import { dmctParams, type DmctParams } from './params.js';
import { contradictionOf, logContradictionOf, outOfReach } from './refusals.js';
import { MESSAGE_KINDS } from './log/catch-up.js';
import { LogClient } from './log/client.js';
import { LogGeneral } from './log/general.js';
import { laneDelays } from './log/lanes.js';
import { batchBytes } from './log/payload-code.js';
import { DmctReplica } from './replica.js';
import { maxFaulty } from './rules.js';
import { hiddenCoins } from './schedule.js';

/** The engineered protocol; see the package's index for what it promises and on what it rests. */
export const dmct = defineStrategy<DmctParams, Message>({
  name: 'dmct',
  title: 'DMCT, engineered',
  summary:
    'Generals speak in staggered slots known to all; each listens to every other in its own gate, and votes anew by a random rank and level that a king tosses after all have spoken, until it is sure.',
  citations: CITATIONS,
  params: dmctParams,
  medium: 'waves',
  // Receivers that add up the whole window stand no liar that is near or lucky: who wins there is a lottery by power.
  faultModel: {
    resource: 'replicas',
    maxFaulty(nodes, params) {
      if (ruleOf(params) === 'graded') return faultsOf(nodes, params);
      return hasGates(params) || params.receiver === 'range-gated' ? maxFaulty(nodes) : 0;
    },
  },
  assumptions: [
    'faulty-within-bound',
    'known-membership',
    'known-places',
    'common-epoch',
    'synchronised-clocks',
    'isotropic-antennas',
    'own-gate-emission',
    'power-cap',
    'coins-hidden-by-distance',
    'distinct-carriers',
    'line-of-sight',
    'waves-at-light-speed',
    'thermal-noise-only',
    'signal-above-noise',
    'stable-oscillators',
    'resolving-antennas',
  ],
  surfaces: [fieldSurface, { kind: 'clock' }],
  messageKinds: MESSAGE_KINDS,
  createReplica(context: ReplicaContext<DmctParams>) {
    if (context.workload.kind === 'orders') return new DmctReplica(context);
    return context.role === 'client' ? new LogClient(context) : new LogGeneral(context);
  },
  // Each general holds an order of its own; the requests of a log come from a client at a public place of its own.
  log: { clients: () => 1, source: { client: true } },
  documented: DMCT_ROW,
  energy: (params) => energyProfile(params),
  refuse: (nodes, params, workload) =>
    outOfReach(nodes) ??
    contradictionOf(params, nodes) ??
    (workload === 'log' ? logContradictionOf(params) : null),
  horizonSeconds(params, context) {
    // Light's crossing twice a round, and room for the slots of all.
    const crossing = context.pathLengthMetresMax / SPEED_OF_LIGHT;
    if (context.workload.kind === 'log') return logHorizonSeconds(params, context, crossing);
    const slots = (context.nodes * context.nodes * params.coinGates * gateNanoseconds(params)) / 1e9;
    return 10 + params.epochSeconds + roundsOf(params, context.nodes) * (3 * crossing + 4 * slots);
  },
  brokenBy: (params, facts) => {
    const broken: Assumption[] = [];
    if (2 * facts.clockSkewSeconds > params.guardSeconds) broken.push('common-epoch', 'synchronised-clocks');
    if (coinsOf(params) === 'all' && facts.faulty > 0 && !areCoinsHidden(params, facts)) {
      broken.push('coins-hidden-by-distance');
    }
    if (!isSignalClear(params)) broken.push('signal-above-noise');
    if (!areTonesKept(params, facts.oscillators)) broken.push('stable-oscillators');
    if (!areBeamsSharp(params, facts.nodes)) broken.push('resolving-antennas');
    return broken;
  },
  hardware: (params, nodes) => ({
    bandwidthHz: params.bandwidthHz,
    clockAccuracySeconds: params.guardSeconds / 2,
    antennas: params.receiver === 'array' ? antennasOf(params, nodes) : 1,
  }),
});

/** Until the last request enters, and then the frames that all of them need, three times over. */
function logHorizonSeconds(params: DmctParams, context: HorizonContext, crossing: number): number {
  const { nodes, workload } = context;
  const rounds = logRoundsOf(params, nodes);
  const lanes = laneDelays(rounds).length;
  const gateSeconds = gateNanoseconds(params) / 1e9;
  const slots = 4 * nodes * lanes * (gateSeconds + params.guardSeconds);
  const payloadBits = 8 * batchBytes(params.batch, params.payloadBytes);
  const frame = 3 * crossing + slots + (payloadBits + params.bins) * gateSeconds;
  const frames = 3 * (Math.ceil(workload.requests / params.batch) + rounds + 4);
  return params.epochSeconds + workload.submitNanoseconds(workload.requests - 1) / 1e9 + frames * frame;
}

/** Whether at least one honest general's coin reaches no other before that one has emitted its own. */
function areCoinsHidden(params: DmctParams, facts: BearableFacts): boolean {
  const { faulty, nodes } = facts;
  const geometry = geometryOf(nodes, (a, b) => facts.pathLengthMetres(a, b), SPEED_OF_LIGHT);
  return hiddenCoins(geometry, scheduleOf(params, geometry)) > faulty;
}
