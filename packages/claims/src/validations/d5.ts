import { defineValidation } from '@dmct/core';
import { experiments, pinned } from '@dmct/physics';
import { z } from 'zod';
import { quickly, seedOf } from '../run/sampling.js';
import { GOODMAN_2007 } from './citations.js';

export const d5 = defineValidation({
  id: 'D5',
  title: 'speckle: share of places with more than the mean power (large N), and the contrast',
  source: GOODMAN_2007,
  params: z.object({
    emitters: z.number().int().min(2).max(5000).default(100).describe('how many, N'),
    case: z.enum(['tail', 'contrast']).default('tail').describe('share above the mean, or contrast'),
  }),
  points: [
    { emitters: 100, case: 'tail' },
    { emitters: 4, case: 'contrast' },
    { emitters: 100, case: 'contrast' },
  ],
  kind: 'statistical',
  expected: ({ emitters, case: what }) => (what === 'tail' ? pinned.exp(-1) : Math.sqrt(1 - 1 / emitters)),
  measure: ({ emitters, case: what }, lab) => {
    const options = { emitters, samples: quickly(samplesFor(emitters), lab), seed: seedOf(lab) };
    return Promise.resolve(
      what === 'tail' ? experiments.speckleTail(options) : experiments.speckleContrast(options),
    );
  },
});

function samplesFor(emitters: number): number {
  return Math.max(500, Math.min(20_000, Math.floor(1e6 / emitters)));
}
