import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { quickly, seedOf } from '../run/sampling.js';
import { SUPERPOSITION } from './citations.js';

export const d20Gain = defineValidation({
  id: 'D20-gain',
  title: 'share of liars from which the lie wins, each received with a gain in power',
  source: SUPERPOSITION,
  params: z.object({
    gain: z.number().min(0.1).max(30).default(4).describe("a liar's received power over an honest one's"),
  }),
  points: [1, 4, 10].map((gain) => ({ gain })),
  kind: 'statistical',
  cost: () => ({ seconds: 5.5, quickSeconds: 1.3 }),
  expected: ({ gain }) => 1 / (1 + gain),
  measure: ({ gain }, lab) =>
    Promise.resolve(experiments.attackThreshold({ gain, samples: quickly(600, lab), seed: seedOf(lab) })),
});
