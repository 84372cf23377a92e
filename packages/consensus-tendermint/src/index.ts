import { defineStrategy, nanosecondsToSeconds, SERVER_WATTS, type Replica } from '@dmct/core';
import { isWithinQuorums, quorumSize, refuseQuorums } from '@dmct/replication';
import { createClient } from './client.js';
import { MESSAGE_KINDS, type TendermintMessage } from './messages.js';
import { paramsSchema, roundSeconds, timeoutsOf } from './params.js';
import { TendermintReplica } from './replica.js';
import { maxFaulty } from './rules.js';
import { surfaces } from './surfaces.js';
import { BUCHMAN_ET_AL_2018 } from './validations/citations.js';

export { tendermintValidations } from './validations/index.js';

/** Two rounds of votes of all to all: a decision of this many, two million messages, took 22 s and 330 MB (2026). */
const NODES_MAX = 1000;

/** Rounds that a run without a decision is given. */
const HORIZON_ROUNDS = 12;

/**
 * Tendermint.
 *
 * - Paper: E. Buchman, J. Kwon, Z. Milosevic, "The latest gossip on BFT consensus", 2018 (arXiv:1807.04938),
 *   Algorithm 1. All replicas have one unit of voting power.
 * - Fault model: f Byzantine replicas of n >= 3f + 1, and any clients.
 * - Timing: safe always; live under partial synchrony (the waits of a round grow by a step a round until they suffice).
 *   Not responsive: after a round in vain the next one begins only when the wait for precommits is over.
 * - Quorum rule: ceil((n + f + 1) / 2), which is the paper's 2f + 1 at n = 3f + 1.
 * - Deviations: the paper assumes gossip, by which whatever one correct replica received all do. Here messages go once
 *   and directly; instead a proposal carries the prevotes of its validRound, a replica that sees no new round for long
 *   (or was down) asks, and is told decisions with their precommits, and once more what was said in the present rounds.
 *   A replica skips to a round that f + 1 have reached or passed, where the paper has f + 1 in one and the same round.
 *   A height begins at once, but a proposer without a request waits for one, and nobody's clock runs while nothing is
 *   due, so that a run falls quiet. Votes are signed; proposals are not, for channels are authenticated and no third
 *   party is shown one.
 */
export const tendermint = defineStrategy({
  name: 'tendermint',
  title: 'Tendermint',
  summary: 'Rounds of propose, prevote and precommit, all to all; locks keep agreement across rounds.',
  citations: [BUCHMAN_ET_AL_2018],
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
  createReplica: (context): Replica<TendermintMessage> =>
    context.role === 'client' ? createClient(context) : new TendermintReplica(context),
  clients: () => 1,
  source: { replica: 0, client: true },
  // Point to point a tag will do; signatures are counted where they are made and checked.
  authentication: 'mac',
  signatureScheme: (params) => params.signatures,
  energy: (params) => ({ nodeWatts: { ...SERVER_WATTS, value: params.nodeWatts } }),
  horizonSeconds: (params, { network, workload }) => {
    const timeouts = timeoutsOf(params, network);
    const rounds = Array.from({ length: HORIZON_ROUNDS }, (_, round) => roundSeconds(timeouts, round));
    const perRequest = roundSeconds(timeouts, 0);
    return (
      nanosecondsToSeconds(workload.submitNanoseconds(workload.requests - 1)) +
      60 +
      2 * rounds.reduce((sum, seconds) => sum + seconds, 0) +
      2 * workload.requests * perRequest
    );
  },
  // Overridden parameters can ask for more than n >= 3f + 1 and intersecting quorums give.
  brokenBy: (params, { faulty, nodes }) => {
    const quorum = params.quorum ?? quorumSize(nodes, maxFaulty(nodes, params));
    return isWithinQuorums(nodes, faulty, quorum) ? [] : ['faulty-within-bound'];
  },
  refuse: (nodes, params) => {
    if (nodes > NODES_MAX) {
      return `at most ${String(NODES_MAX)} replicas are simulated: each checks 2n votes a round (given: ${String(nodes)})`;
    }
    return refuseQuorums(nodes, params);
  },
});
