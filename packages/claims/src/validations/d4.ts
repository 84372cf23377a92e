import { defineValidation } from '@dmct/core';
import { experiments, pinned } from '@dmct/physics';
import { z } from 'zod';
import { quickly, seedOf } from '../run/sampling.js';
import { GOODMAN_2007 } from './citations.js';

export const d4 = defineValidation({
  id: 'D4',
  title: 'mean length of the sum of N random phasors, large N',
  source: GOODMAN_2007,
  params: z.object({ emitters: z.number().int().min(10).max(5000).default(100).describe('how many, N') }),
  points: [{ emitters: 100 }],
  kind: 'statistical',
  expected: ({ emitters }) => Math.sqrt(pinned.PI * emitters) / 2,
  measure: ({ emitters }, lab) => {
    const samples = quickly(Math.max(200, Math.floor(1e6 / emitters)), lab);
    return Promise.resolve(experiments.meanPhasorLength({ emitters, samples, seed: seedOf(lab) }));
  },
});
