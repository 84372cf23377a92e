import { defineStrategy } from '@dmct/core';
import { ABRAHAM_2017, ABRAHAM_2018, MARTIN_ALVISI_2006 } from './citations.js';
import { correctedChoice, fabChoice } from './two-track/choices.js';
import { twoTrackDeclared } from './two-track/declared.js';
import { fabParams } from './two-track/params.js';
import { TwoTrackReplica } from './two-track/replica.js';
import { maxFaulty } from './two-track/sizes.js';

/**
 * What of parameterised FaB Paxos its failure needs: both tracks, and the recovery by progress certificates.
 *
 * - Paper: J.-P. Martin, L. Alvisi, "Fast Byzantine Consensus", IEEE TDSC 3(3), 2006, section 5.
 * - Fault model: f Byzantine acceptors of n = 3f + 2t + 1; fast while at most t of them are faulty.
 * - Timing: safe always; live, it was said, after GST.
 * - Quorum rule: n - t like accepts are learned at once, ceil((n + f + 1) / 2) are a commit-proof, as many of which are
 *   learned.
 * - Deviations: every replica is proposer, acceptor and learner; leaders follow one another by the clock instead of by
 *   suspicion, and each waits for the first n - f reports alone, as the paper's does.
 */
export const fab = defineStrategy({
  name: 'fab',
  title: 'Parameterised FaB Paxos',
  summary: 'Decides by n - t accepts or by commit-proofs; its recovery can be bound to two values at once.',
  citations: [MARTIN_ALVISI_2006, ABRAHAM_2017, ABRAHAM_2018],
  params: fabParams,
  ...twoTrackDeclared,
  faultModel: { resource: 'replicas', maxFaulty: (nodes, { slack }) => maxFaulty(nodes, slack) },
  createReplica: (context) =>
    new TwoTrackReplica(context, {
      choice: context.params.rule === 'corrected' ? correctedChoice : fabChoice,
      slack: context.params.slack,
    }),
  refuse: (nodes, { slack }) =>
    nodes < 2 * slack + 1 ? `slack=${String(slack)} needs at least ${String(2 * slack + 1)} replicas` : null,
});
