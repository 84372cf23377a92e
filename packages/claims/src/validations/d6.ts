import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { seedOf, trialsFor } from '../run/sampling.js';

/** Kluyver: the sum of N unit phasors is shorter than one of them with probability 1/(N + 1), for every N >= 2. */
function shorterThanOne(emitters: number): number {
  return 1 / (emitters + 1);
}

export const d6 = defineValidation({
  id: 'D6',
  title: 'chance that the sum of N random unit phasors is shorter than one',
  source: {
    authors: 'J. C. Kluyver',
    title: 'A local probability problem',
    venue: 'Proc. Royal Netherlands Academy 8',
    year: 1906,
  },
  params: z.object({ emitters: z.number().int().min(2).max(500).default(3).describe('how many, N') }),
  points: [2, 3, 10].map((emitters) => ({ emitters })),
  kind: 'statistical',
  expected: ({ emitters }) => shorterThanOne(emitters),
  measure: ({ emitters }, lab) => {
    const samples = trialsFor(shorterThanOne(emitters), lab, emitters, 2e6);
    return Promise.resolve(experiments.kluyverProbability({ emitters, samples, seed: seedOf(lab) }));
  },
});
