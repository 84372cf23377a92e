import { defineStrategy } from '@dmct/core';
import { ABRAHAM_2017, ABRAHAM_2018, KOTLA_2007 } from './citations.js';
import { correctedChoice, zyzzyvaChoice } from './two-track/choices.js';
import { twoTrackDeclared } from './two-track/declared.js';
import { zyzzyvaParams } from './two-track/params.js';
import { TwoTrackReplica } from './two-track/replica.js';
import { maxFaulty } from './two-track/sizes.js';

/**
 * What of Zyzzyva its failure needs: one log slot, both tracks, the view change.
 *
 * - Paper: R. Kotla and others, "Zyzzyva: Speculative Byzantine Fault Tolerance", SOSP 2007, section 3.
 * - Fault model: f Byzantine replicas of n = 3f + 1.
 * - Timing: safe always, it was said; live after GST.
 * - Quorum rule: 3f + 1 like responses complete a request at once, 2f + 1 are a commit-certificate, which completes it
 *   when 2f + 1 replicas have it.
 * - Deviations: every replica is its own client, so that the oracles see who learns what; views follow one another by
 *   the clock instead of by accusations; no checkpoints, no history before the one slot, no repair of gaps.
 */
export const zyzzyva = defineStrategy({
  name: 'zyzzyva',
  title: 'Zyzzyva, one slot',
  summary:
    'Decides by 3f + 1 speculative answers or by 2f + 1 certificates; its view change confuses the two.',
  citations: [KOTLA_2007, ABRAHAM_2017, ABRAHAM_2018],
  params: zyzzyvaParams,
  ...twoTrackDeclared,
  faultModel: { resource: 'replicas', maxFaulty: (nodes) => maxFaulty(nodes, 0) },
  createReplica: (context) =>
    new TwoTrackReplica(context, {
      choice: context.params.rule === 'corrected' ? correctedChoice : zyzzyvaChoice,
      slack: 0,
    }),
});
