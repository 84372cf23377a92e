import { defineStrategy, type Message, type ReplicaContext } from '@dmct/core';
import { SPEED_OF_LIGHT } from '@dmct/physics';
import { DMCT_ROW, SEED_CITATIONS } from '../citations.js';
import { energyProfile } from '../energy.js';
import { outOfReach } from '../refusals.js';
import { fieldSurface } from '../messages.js';
import { seedParams, type SeedParams } from './params.js';
import { SeedReplica } from './replica.js';
import { maxFaulty } from './rules.js';

/** The document's code example, run by every general at its own place. */
export const dmctSeed = defineStrategy<SeedParams, Message>({
  name: 'dmct-seed',
  title: 'DMCT, as the document writes it',
  summary:
    'Each general emits its order as a tone at hash(data), waits for the waves, and follows the stronger of the two tones if it leads by CONFIDENCE_RATIO.',
  citations: SEED_CITATIONS,
  params: seedParams,
  medium: 'waves',
  faultModel: { resource: 'received power', maxFaulty: (nodes) => maxFaulty(nodes) },
  assumptions: [
    'faulty-within-bound',
    'common-epoch',
    'synchronised-clocks',
    'isotropic-antennas',
    'power-cap',
    'distinct-carriers',
    'line-of-sight',
    'waves-at-light-speed',
    'thermal-noise-only',
  ],
  surfaces: [fieldSurface, { kind: 'clock' }],
  messageKinds: [],
  createReplica(context: ReplicaContext<SeedParams>) {
    return new SeedReplica(context);
  },
  documented: DMCT_ROW,
  energy: (params) => energyProfile(params),
  refuse: (nodes, params, workload) => {
    if (workload === 'log')
      return 'it takes one decision between two orders and has no log (use --workload orders)';
    const size = outOfReach(nodes);
    if (size !== null) return size;
    return params.bandwidthHz * params.listeningSeconds < 2
      ? 'it needs bandwidthHz * listeningSeconds >= 2: two messages need two tones'
      : null;
  },
  horizonSeconds: (params, context) =>
    10 +
    params.epochSeconds +
    params.listeningSeconds +
    (params.propagationSeconds ?? context.pathLengthMetresMax / SPEED_OF_LIGHT),
  hardware: (params) => ({
    bandwidthHz: params.bandwidthHz,
    antennas: 1,
  }),
});
