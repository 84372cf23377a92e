import { defineStrategy, nanosecondsToSeconds, SERVER_WATTS, type Replica } from '@dmct/core';
import { isWithinQuorums, quorumSize, refuseQuorums } from '@dmct/replication';
import { createClient } from './client.js';
import { MESSAGE_KINDS, type HotstuffMessage } from './messages.js';
import { paramsSchema, viewTimeoutSeconds } from './params.js';
import { HotstuffReplica } from './replica.js';
import { maxFaulty } from './rules.js';
import { surfaces } from './surfaces.js';
import { YIN_ET_AL_2019 } from './validations/citations.js';

export { hotstuffValidations } from './validations/index.js';

/** Each checks certificates of 2n/3 signatures: a decision of this many took 3 s and 170 MB (ideal signatures, 2026). */
const NODES_MAX = 2000;

/**
 * Basic HotStuff.
 *
 * - Paper: M. Yin, D. Malkhi, M. K. Reiter, G. Golan Gueta, I. Abraham, "HotStuff: BFT consensus with linearity and
 *   responsiveness", PODC 2019: section 4, Algorithms 1 and 2; not the chained form of section 5.
 * - Fault model: f Byzantine replicas of n >= 3f + 1, and any clients.
 * - Timing: safe always; live under partial synchrony. Responsive: with a correct leader it goes as fast as messages do.
 * - Quorum rule: ceil((n + f + 1) / 2), which is the paper's n - f = 2f + 1 at n = 3f + 1.
 * - Messages: a view takes 7(n - 1) from leader to decide (three times out and back, and out), and ends with n - 1
 *   new-views to the next leader: 8(n - 1) a decision. Nobody sends itself anything; replies to clients come on top.
 * - Deviations: a certificate is a list of signatures, or counts as one threshold signature in bytes alone
 *   (`certificates`). Section 4.4 leaves nextView open: see `pacemaker.ts`. All begin in view 1 with the genesis
 *   node certified, so that its leader awaits no new-views. A proposal holds one command or none; a leader with nothing
 *   to propose waits instead of proposing empty nodes for ever, so that a run falls quiet. A proposal on a certificate
 *   older than the last view carries a quorum's new-views, so that a replica left behind can follow. What a replica
 *   lacks of a branch it fetches, and checks by digests and the commitQC; meanwhile it votes on certificates, where
 *   section 4.2 has it wait for the branch. Leaders' messages are not signed: channels are
 *   authenticated, and what is shown to others is in the certificates.
 */
export const hotstuff = defineStrategy({
  name: 'hotstuff',
  title: 'HotStuff',
  summary:
    'A leader a view gathers votes into certificates, three phases and a decide; linear messages, responsive.',
  citations: [YIN_ET_AL_2019],
  params: paramsSchema,
  medium: 'messages',
  faultModel: { resource: 'replicas', maxFaulty },
  assumptions: [
    'faulty-within-bound',
    'authenticated-channels',
    'unforgeable-signatures',
    'reliable-links',
    'partial-synchrony',
    'known-membership',
  ],
  surfaces,
  messageKinds: MESSAGE_KINDS,
  createReplica: (context): Replica<HotstuffMessage> =>
    context.role === 'client' ? createClient(context) : new HotstuffReplica(context),
  clients: () => 1,
  source: { replica: 0, client: true },
  // Point to point a tag will do; signatures are counted where they are made and checked.
  authentication: 'mac',
  signatureScheme: (params) => params.signatures,
  energy: (params) => ({ nodeWatts: { ...SERVER_WATTS, value: params.nodeWatts } }),
  // Long enough for half a dozen views in vain in a row, each with twice the patience of the last.
  horizonSeconds: (params, { network, workload }) =>
    nanosecondsToSeconds(workload.submitNanoseconds(workload.requests - 1)) +
    60 +
    (128 + 8 * workload.requests) * viewTimeoutSeconds(params, network),
  // Overridden parameters can ask for more than n >= 3f + 1 and intersecting quorums give.
  brokenBy: (params, { faulty, nodes }) => {
    const quorum = params.quorum ?? quorumSize(nodes, maxFaulty(nodes, params));
    return isWithinQuorums(nodes, faulty, quorum) ? [] : ['faulty-within-bound'];
  },
  refuse: (nodes, params) => {
    if (nodes > NODES_MAX) {
      return `at most ${String(NODES_MAX)} replicas are simulated: each checks certificates of two thirds of them (given: ${String(nodes)})`;
    }
    return refuseQuorums(nodes, params);
  },
});
