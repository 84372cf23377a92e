import { defineStrategy, nanosecondsToSeconds, SERVER_WATTS } from '@dmct/core';
import { PbftClient } from './client.js';
import { MESSAGE_KINDS } from './messages.js';
import { paramsSchema, viewChangeTimeoutSeconds } from './params.js';
import { PbftReplica } from './replica.js';
import { maxFaulty } from './rules.js';
import { surfaces } from './surfaces.js';

/**
 * Practical Byzantine Fault Tolerance.
 *
 * - Paper: M. Castro, B. Liskov, "Practical Byzantine Fault Tolerance", OSDI 1999, section 4.
 * - Fault model: f Byzantine replicas of n >= 3f + 1, and any clients.
 * - Timing: safe always; live under partial synchrony (the timeouts double until they are long enough).
 * - Quorum rule: ceil((n + f + 1) / 2), which is 2f + 1 at n = 3f + 1.
 * - Deviations: channels are authenticated, so only what is shown to third parties is signed: requests, prepares,
 *   view-changes. A prepared certificate needs no signature of the primary: q - 1 > f backups signed it, one of them is
 *   correct and had the pre-prepare. Certificates carry the client's request, so that no body is missing in a new
 *   view. Requests of one client may overlap; exactly-once goes by the set of its timestamps. Unanswered view-changes
 *   are repeated, and a replica left behind fetches what f + 1 others executed: a first part of the state transfer.
 *   Checkpoints (section 4.3) are missing: the stable checkpoint is 0, the log only grows.
 */
export const pbft = defineStrategy({
  name: 'pbft',
  title: 'PBFT',
  summary:
    'A primary orders signed requests; quorums prepare and commit them; views replace a faulty primary.',
  citations: [
    {
      authors: 'M. Castro, B. Liskov',
      title: 'Practical Byzantine Fault Tolerance',
      year: 1999,
      venue: 'OSDI 1999, 173-186',
    },
    {
      authors: 'M. Castro, B. Liskov',
      title: 'Practical Byzantine Fault Tolerance and Proactive Recovery',
      year: 2002,
      venue: 'ACM Transactions on Computer Systems 20(4), 398-461',
      doi: '10.1145/571637.571640',
    },
  ],
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
  createReplica: (context) =>
    context.role === 'client' ? new PbftClient(context) : new PbftReplica(context),
  clients: () => 1,
  source: { replica: 0, client: true },
  // Point to point a tag will do (section 5.3); the signatures are counted where they are made and checked.
  authentication: 'mac',
  signatureScheme: (params) => params.signatures,
  documented: {
    energyCost: 'Low',
    finalityTime: 'Seconds',
    hardware: 'None',
    assumptions: '< 1/3 Byzantine',
  },
  energy: (params) => ({
    nodeWatts: { ...SERVER_WATTS, value: params.nodeWatts },
  }),
  // Long enough for half a dozen view changes in a row, each with twice the patience of the last.
  horizonSeconds: (params, { network, workload }) =>
    nanosecondsToSeconds(workload.submitNanoseconds(workload.requests - 1)) +
    60 +
    64 * viewChangeTimeoutSeconds(params, network),
  refuse: (nodes, { quorum, faultsTolerated }) => {
    if (quorum !== null && quorum > nodes) {
      return `a quorum of ${String(quorum)} needs at least as many replicas, not ${String(nodes)}`;
    }
    if (faultsTolerated !== null && faultsTolerated >= nodes) {
      return `faultsTolerated=${String(faultsTolerated)} leaves nobody correct among ${String(nodes)}`;
    }
    return null;
  },
});
