import { z } from 'zod';
import { THREE_ATTACKS_2022 } from './citations.js';
import { definePosAttack } from './define-pos-attack.js';
import { ReorgPlan } from './reorg-plan.js';
import { ReorgValidator } from './reorg-validator.js';

/** As ex ante, and with a slot after the honest one, whose boost helps. */
export const sandwichReorg = definePosAttack({
  name: 'sandwich-reorg',
  title: 'Sandwich reorganisation',
  summary:
    'Corrupted proposers before and after an honest one replace its block, with the boost of the last.',
  citations: [
    THREE_ATTACKS_2022,
    {
      authors: 'C. Schwarz-Schilling, F. D’Amato',
      title: 'Proposer Boost considerations',
      venue: 'notes.ethereum.org',
      year: 2022,
    },
  ],
  params: z.object({
    slots: z
      .number()
      .int()
      .min(2)
      .max(16)
      .default(2)
      .describe('corrupted slots: all but the last in a row before the honest one'),
  }),
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary: 'Honest blocks are orphaned where W + l beta >= 1 - beta: a larger boost helps this attack.',
  },
  play({ params: { slots } }, coalition) {
    const plan = new ReorgPlan(coalition, slots - 1, true);
    return (view) => new ReorgValidator(view, plan, true);
  },
});
