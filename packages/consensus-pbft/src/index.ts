import { defineStrategy, nanosecondsToSeconds, SERVER_WATTS, type Replica } from '@dmct/core';
import { isWithinQuorums, quorumSize, refuseQuorums } from '@dmct/replication';
import { SignedChannels } from './channels.js';
import { createClient } from './client.js';
import { MESSAGE_KINDS, type PbftMessage } from './messages.js';
import { logSizeOf, paramsSchema, viewChangeTimeoutSeconds } from './params.js';
import { PbftReplica } from './replica.js';
import { maxFaulty } from './rules.js';
import { surfaces } from './surfaces.js';

export { pbftValidations } from './validations/index.js';

/** 33.5 million messages a request, whose engine and certificates take about 0.5 GB. */
const NODES_MAX = 4096;

/**
 * Practical Byzantine Fault Tolerance.
 *
 * - Paper: M. Castro, B. Liskov, "Practical Byzantine Fault Tolerance", OSDI 1999, sections 4 and 5.1.
 * - Fault model: f Byzantine replicas of n >= 3f + 1, and any clients.
 * - Timing: safe always; live under partial synchrony (the timeouts double until they are long enough).
 * - Quorum rule: ceil((n + f + 1) / 2), which is 2f + 1 at n = 3f + 1.
 * - Deviations: channels are authenticated, so only what is shown to third parties is signed: requests, prepares,
 *   checkpoints, view-changes, new-views (all else too where `authentication` is `signature`). A prepared certificate needs no signature of the primary: q - 1 > f backups signed it, one of them is
 *   correct and had the pre-prepare. Certificates carry the client's request, so that no body is missing in a new
 *   view. Requests of one client may overlap; exactly-once goes by the set of its timestamps. The service's state is
 *   the list of executed requests, and its digest a hash chain over checkpoint intervals, in place of the paper's tree
 *   of pages. Unanswered view-changes are repeated; what committed after the last stable checkpoint, a replica left
 *   behind believes when f + 1 others say it alike. Read-only requests (5.1) are missing: there is nothing to read.
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
  createReplica: (context): Replica<PbftMessage> => {
    const { crypto, params, role } = context;
    const inner = role === 'client' ? createClient(context) : new PbftReplica(context);
    return params.authentication === 'signature' ? new SignedChannels(inner, crypto) : inner;
  },
  clients: () => 1,
  source: { replica: 0, client: true },
  // Point to point a tag will do (section 5.3). Signatures are counted where they are made and checked, and need no tag.
  authentication: ({ authentication }) => (authentication === 'mac' ? 'mac' : 'none'),
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
  // Overridden parameters can ask for more than n >= 3f + 1 and intersecting quorums give.
  brokenBy: (params, { faulty, nodes }) => {
    const quorum = params.quorum ?? quorumSize(nodes, maxFaulty(nodes, params));
    return isWithinQuorums(nodes, faulty, quorum) ? [] : ['faulty-within-bound'];
  },
  refuse: (nodes, params) => {
    if (nodes > NODES_MAX) {
      return `at most ${String(NODES_MAX)} replicas are simulated: each request takes 2n^2 - n messages (given: ${String(nodes)})`;
    }
    const { checkpointInterval } = params;
    if (logSizeOf(params) < checkpointInterval) {
      return `logSize=${String(params.logSize)} leaves no room for a checkpoint every ${String(checkpointInterval)} requests`;
    }
    return refuseQuorums(nodes, params);
  },
});
