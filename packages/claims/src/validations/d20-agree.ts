import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { quickly, seedOf } from '../run/sampling.js';
import { SUPERPOSITION } from './citations.js';

/** Emitters of the experiment: the share counts in twentieths. */
const EMITTERS = 20;

export const d20Agree = defineValidation({
  id: 'D20-agree',
  title: 'two receivers that each follow the strongest tone: how often they agree',
  source: SUPERPOSITION,
  params: z.object({
    share: z
      .number()
      .min(0)
      .max(1)
      .default(0.3)
      .describe("the lie's share of the emitters (rounded to twentieths)"),
  }),
  points: [0.1, 0.3, 0.5].map((share) => ({ share })),
  kind: 'statistical',
  cost: () => ({ seconds: 2.6, quickSeconds: 0.2 }),
  expected: ({ share }) => {
    const p = Math.round(EMITTERS * share) / EMITTERS;
    return p * p + (1 - p) * (1 - p);
  },
  measure: ({ share }, lab) =>
    Promise.resolve(
      experiments.receiverAgreement({ share, samples: quickly(10_000, lab), seed: seedOf(lab) }),
    ),
});
