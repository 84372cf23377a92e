import { z } from 'zod';
import { THREE_ATTACKS_2022 } from './citations.js';
import { definePosAttack } from './define-pos-attack.js';
import { ReorgPlan } from './reorg-plan.js';
import { ReorgValidator } from './reorg-validator.js';

/** Withhold blocks and votes of some slots in a row, and show them when the next honest block is out. */
export const exAnteReorg = definePosAttack({
  name: 'ex-ante-reorg',
  title: 'Ex-ante reorganisation',
  summary: 'Corrupted proposers withhold their blocks and votes until the next honest block can be replaced.',
  citations: [THREE_ATTACKS_2022],
  params: z.object({
    slots: z
      .number()
      .int()
      .min(1)
      .max(16)
      .default(1)
      .describe('corrupted slots in a row before the honest one'),
  }),
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary:
      'Honest blocks are orphaned where the votes withheld outweigh the proposer boost W: with a share beta in each of l slots, l beta >= W.',
  },
  play({ params: { slots } }, coalition) {
    const plan = new ReorgPlan(coalition, slots, false);
    return (view) => new ReorgValidator(view, plan, false);
  },
});
