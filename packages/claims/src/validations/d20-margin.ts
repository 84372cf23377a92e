import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { quickly, seedOf } from '../run/sampling.js';
import { looksError } from '../theory/looks-error.js';
import { SUPERPOSITION } from './citations.js';

/** Units of work (gains drawn) that a row may take. */
const COST_MAX = 2e7;

export const d20Margin = defineValidation({
  id: 'D20-margin',
  title: 'a majority of one: error at the looks that should bring it to one in a thousand',
  source: SUPERPOSITION,
  params: z.object({
    n: z
      .number()
      .int()
      .min(3)
      .max(51)
      .refine((n) => n % 2 === 1, 'a majority of one needs an odd number')
      .default(11)
      .describe('emitters, odd'),
  }),
  points: [{ n: 11 }],
  kind: 'statistical',
  cost: () => ({ seconds: 10.8, quickSeconds: 1.8 }),
  expected: ({ n }) => looksError((n - 1) / 2 / n, experiments.looksForMargin(n)),
  measure: ({ n }, lab) => {
    const samples = Math.max(500, Math.floor(quickly(COST_MAX, lab) / (n * experiments.looksForMargin(n))));
    return Promise.resolve(experiments.oneVoteMargin({ n, samples, seed: seedOf(lab) }));
  },
});
