import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { CASTRO_LISKOV_1999 } from './citations.js';

/** The normal case: pre-prepare n - 1, prepare (n - 1)^2, commit n(n - 1), reply n. */
export const c1 = defineValidation({
  id: 'C1',
  title: 'PBFT, messages of one request in the normal case, replies included, request excluded',
  source: CASTRO_LISKOV_1999,
  params: z.object({ n: z.number().int().min(1).max(700).default(4).describe('replicas') }),
  points: [4, 7, 10, 16, 64, 100].map((n) => ({ n })),
  kind: 'exact',
  expected: ({ n }) => 2 * n * n - n,
  measure: ({ n }, lab) => {
    const { messages } = lab.simulate({ strategy: 'pbft', attack: 'none', nodes: n, traitors: 0, seed: 1 });
    return Promise.resolve({ measured: messages.total, samples: 1, tolerance: 0 });
  },
});
