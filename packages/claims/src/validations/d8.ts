import { defineValidation } from '@dmct/core';
import { experiments, pinned } from '@dmct/physics';
import { z } from 'zod';
import { quickly, seedOf } from '../run/sampling.js';

export const d8 = defineValidation({
  id: 'D8',
  title: 'diffuse field: correlation of two points',
  source: {
    authors: 'R. K. Cook, R. V. Waterhouse and others',
    title: 'Measurement of correlation coefficients in reverberant sound fields',
    venue: 'J. Acoust. Soc. Am. 27',
    year: 1955,
  },
  params: z.object({
    distance: z.number().nonnegative().max(100).default(0.25).describe('distance of the points, wavelengths'),
  }),
  points: [0.1, 0.25, 0.5, 0.75].map((distance) => ({ distance })),
  kind: 'statistical',
  cost: () => ({ seconds: 1.5, quickSeconds: 0.15 }),
  expected: ({ distance }) => {
    const kd = 2 * pinned.PI * distance;
    return distance === 0 ? 1 : pinned.sin(kd) / kd;
  },
  measure: ({ distance }, lab) =>
    Promise.resolve(
      experiments.diffuseCorrelation({ distance, samples: quickly(20_000, lab), seed: seedOf(lab) }),
    ),
});
