import { defineStrategy, SERVER_WATTS } from '@dmct/core';
import { MESSAGE_KINDS } from './messages.js';
import { paramsSchema, roundSeconds } from './params.js';
import { createGeneral } from './replica.js';
import { lastRoundEndsSeconds } from './rounds.js';
import {
  broadcastMessages,
  COMMANDER,
  maxFaulty,
  oralMessages,
  recursionDepth,
  signedMessages,
} from './rules.js';
import { surfaces } from './surfaces.js';

export { generalsValidations } from './validations/index.js';

/** Paths and signature chains grow fast; this many generals are a simulation's most. */
const NODES_MAX = 1000;

/**
 * The Byzantine generals' algorithms of 1982: OM(m), oral messages, and SM(m), signed messages; and the authenticated
 * broadcast of 1983.
 *
 * - Paper: L. Lamport, R. Shostak, M. Pease, "The Byzantine Generals Problem", sections 3 and 4; D. Dolev, H. R. Strong,
 *   "Authenticated Algorithms for Byzantine Agreement", SIAM Journal on Computing 12(4), 1983.
 * - Fault model: OM(m) m traitors of n >= 3m + 1; SM(m) and Dolev-Strong m traitors of any n >= m + 2.
 * - Timing: synchronous; m + 1 rounds, each as long as the bound on delay, on clocks that agree.
 * - Quorum rule: none; OM takes a majority in each call of the recursion, SM all orders properly signed.
 * - Deviations: orders that nobody can give (outside the publicly known ones) count as missing; SM keeps and relays
 *   two orders at most, because two already make every `choice` the default; relays leave when a round ends rather
 *   than at once, so that the counts don't hang on which of two messages was faster; the workload `log` runs one
 *   instance for each request. Dolev-Strong is SM(m) with every relay sent to all, as their proof has it.
 */
export const generals = defineStrategy({
  name: 'generals',
  title: "Byzantine generals' algorithms (1982)",
  summary:
    'General 0 commands; lieutenants relay what they heard, and decide by majority (OM) or by signatures (SM, Dolev-Strong).',
  citations: [
    {
      authors: 'L. Lamport, R. Shostak, M. Pease',
      title: 'The Byzantine Generals Problem',
      year: 1982,
      venue: 'ACM Transactions on Programming Languages and Systems 4(3), 382-401',
      doi: '10.1145/357172.357176',
    },
    {
      authors: 'D. Dolev, H. R. Strong',
      title: 'Authenticated algorithms for Byzantine agreement',
      year: 1983,
      venue: 'SIAM Journal on Computing 12(4), 656-666',
      doi: '10.1137/0212045',
    },
  ],
  params: paramsSchema,
  medium: 'messages',
  faultModel: { resource: 'replicas', maxFaulty },
  // `unforgeable-signatures` is taken where orders are signed; the list is one for all algorithms.
  assumptions: [
    'faulty-within-bound',
    'authenticated-channels',
    'unforgeable-signatures',
    'reliable-links',
    'synchrony',
    'known-membership',
    'synchronised-clocks',
    'common-epoch',
  ],
  surfaces,
  messageKinds: MESSAGE_KINDS,
  createReplica: createGeneral,
  source: { replica: COMMANDER },
  // A2: the receiver knows who sent a message. Signatures of SM are counted where they are made.
  authentication: 'mac',
  signatureScheme: (params) => params.signatures,
  energy: (params) => ({
    nodeWatts: { ...SERVER_WATTS, value: params.nodeWatts },
  }),
  horizonSeconds: (params, context) =>
    2 * lastRoundEndsSeconds(params, recursionDepth(context.nodes, params) + 1, context) + 1,
  predictedMessages: (nodes, params) => {
    const m = recursionDepth(nodes, params);
    if (params.algorithm === 'om') return oralMessages(nodes, m);
    return params.algorithm === 'sm' ? signedMessages(nodes, m) : broadcastMessages(nodes, m);
  },
  tooManyMessagesAdvice: 'set algorithm=sm, or a smaller m',
  refuse: (nodes, params) => {
    if (nodes > NODES_MAX)
      return `at most ${String(NODES_MAX)} generals are simulated (given: ${String(nodes)})`;
    const m = recursionDepth(nodes, params);
    return m > Math.max(0, nodes - 1)
      ? `m=${String(m)} asks for more rounds of relaying than there are lieutenants: at most ${String(nodes - 1)}`
      : null;
  },
  // A round must outlast the longest message between clocks that disagree.
  brokenBy: (params, { clockSkewSeconds, network }) =>
    2 * clockSkewSeconds + network.delaySecondsMax > roundSeconds(params, network)
      ? ['synchronised-clocks', 'common-epoch', 'synchrony']
      : [],
});
