import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { seedOf } from '../run/sampling.js';
import { SUPERPOSITION } from './citations.js';

const DONE = 1 - 1e-6;

/**
 * A count, and no field: the row is about opinions that meet in threes, drawn at random, and says nothing of how one is
 * heard. A million of them must be told from a million but one, which no receiver here could be run for; what a receiver
 * makes of three waves is D20-looks. The crowd is simulated, node by node; the map of shares is only what is expected.
 */
export const d20Cascade = defineValidation({
  id: 'D20-cascade',
  title: 'rounds until all but one in a million hold the majority’s opinion, by majorities of three',
  source: SUPERPOSITION,
  params: z.object({
    share: z.number().min(0.505).max(1).default(0.6).describe('who holds it at first'),
  }),
  points: [0.55, 0.6].map((share) => ({ share })),
  kind: 'statistical',
  cost: () => ({ seconds: 5, quickSeconds: 1.4 }),
  expected: ({ share }) => {
    let rounds = 0;
    for (let x = share; x < DONE; rounds++) x = x * x * (3 - 2 * x);
    return rounds;
  },
  measure: ({ share }, lab) =>
    Promise.resolve(experiments.majorityCascade({ share, seed: seedOf(lab), runs: lab.quick ? 1 : 4 })),
});
