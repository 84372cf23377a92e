import { defineAttack } from '@dmct/core';
import { z } from 'zod';
import { EYAL_SIRER_2014, NAYAK_2016 } from '../citations.js';
import { stubbornMining } from '../withholding/stubborn.js';
import { createWithholding } from './withholding-adversary.js';

const params = z.object({
  lead: z
    .boolean()
    .default(false)
    .describe('lead-stubborn: where a lead of two has become one, match instead of winning with it'),
  equalFork: z
    .boolean()
    .default(false)
    .describe('equal-fork-stubborn: keep a block that was found during a tie, instead of winning it'),
  trail: z
    .number()
    .int()
    .min(0)
    .max(20)
    .default(0)
    .describe('trail-stubborn: mine on while at most so many blocks behind, 0 to 20'),
});

/** Withhold blocks, publish them when the honest find theirs: the honest waste more than the pool does. */
export const selfishMiningAttack = defineAttack({
  name: 'selfish-mining',
  title: 'Selfish mining',
  summary:
    'Corrupted miners withhold their blocks and publish them to make honest blocks stale: more than their share of the chain. Stubborn mining by its parameters.',
  citations: [EYAL_SIRER_2014, NAYAK_2016],
  params,
  needs: ['chain', 'mining'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary:
      'Breaks no property of a ledger but its fairness: above a third of the hashrate, and above less where the network favours its blocks in a tie (gamma), the pool has more of the chain than its share.',
  },
  createAdversary: (context) => createWithholding(context, stubbornMining(context.params)),
});
