import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { JACKSON_1998 } from './citations.js';

export const d1 = defineValidation({
  id: 'D1',
  title: 'retarded field: amplitude 1/r at r metres, and exactly nothing before the light cone',
  source: JACKSON_1998,
  params: z.object({ r: z.number().min(1).max(1e9).default(1).describe('distance, m') }),
  points: [1, 2, 4, 1000, 1e6].map((r) => ({ r })),
  kind: 'exact',
  expected: ({ r }) => 1 / r,
  measure: ({ r }) => Promise.resolve(experiments.retardedField({ r })),
});
