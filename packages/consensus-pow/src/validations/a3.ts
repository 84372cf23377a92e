import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { selfishMining } from '../withholding/stubborn.js';
import { EYAL_SIRER_2014 } from '../citations.js';
import { selfishRevenue } from './closed-forms.js';
import { measureRevenue } from './withholding-row.js';

export const a3 = defineValidation({
  id: 'A3',
  title: "selfish mining (SM1): the pool's share of the settled blocks",
  source: EYAL_SIRER_2014,
  params: z.object({
    alpha: z.number().min(0.01).max(0.48).default(0.4).describe("the pool's share of the hashrate"),
    gamma: z.number().min(0).max(1).default(0).describe('share of the honest that follow the pool in a tie'),
  }),
  points: [
    { alpha: 0.25, gamma: 0 },
    { alpha: 0.3, gamma: 0 },
    { alpha: 0.4, gamma: 0 },
    { alpha: 0.25, gamma: 0.5 },
    { alpha: 0.4, gamma: 0.5 },
    { alpha: 0.2, gamma: 1 },
  ],
  kind: 'statistical',
  expected: ({ alpha, gamma }) => selfishRevenue(alpha, gamma),
  measure: (shares, lab) => Promise.resolve(measureRevenue(selfishMining, shares, lab)),
});
