import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { LAMPORT_1982 } from './citations.js';

/** OM(m) among n, the commander included: n - 1 messages, and OM(m - 1) from each lieutenant to the others. */
function oralMessages(n: number, m: number): number {
  if (m === 0 || n <= 1) return Math.max(0, n - 1);
  return n - 1 + (n - 1) * oralMessages(n - 1, m - 1);
}

const OM_POINTS = [
  [4, 1],
  [7, 1],
  [7, 2],
  [10, 2],
  [10, 3],
] as const;
const SM_POINTS = [
  [3, 1],
  [4, 2],
  [7, 2],
  [10, 3],
] as const;

export const c4 = defineValidation({
  id: 'C4',
  title: 'the generals of 1982, messages: OM(m) and SM(m) with an honest commander',
  source: LAMPORT_1982,
  params: z.object({
    n: z.number().int().min(1).max(64).default(4).describe('generals, the commander included'),
    m: z.number().int().min(0).max(8).default(1).describe('depth'),
    algorithm: z.enum(['om', 'sm']).default('om').describe('oral or signed messages'),
  }),
  points: [
    ...OM_POINTS.map(([n, m]) => ({ n, m, algorithm: 'om' as const })),
    ...SM_POINTS.map(([n, m]) => ({ n, m, algorithm: 'sm' as const })),
  ],
  kind: 'exact',
  // Signed, the commander's order goes to n - 1, each of whom relays it once to the n - 2 others (m >= 1).
  expected: ({ n, m, algorithm }) => {
    if (algorithm === 'om') return oralMessages(n, m);
    return m === 0 ? n - 1 : (n - 1) * (n - 1);
  },
  measure: ({ n, m, algorithm }, lab) => {
    const { messages } = lab.simulate({
      strategy: 'generals',
      attack: 'none',
      nodes: n,
      traitors: 0,
      seed: 1,
      params: { algorithm, m },
    });
    return Promise.resolve({ measured: messages.total, samples: 1, tolerance: 0 });
  },
});
