import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { CASTRO_LISKOV_1999 } from './citations.js';

/** Request, pre-prepare, prepare, commit, reply: five delays one after another. */
const DELAYS_CLIENT_TO_CLIENT = 5;

export const c2 = defineValidation({
  id: 'C2',
  title: 'PBFT, seconds from the request to f + 1 replies at the client, all one-way delays alike',
  source: CASTRO_LISKOV_1999,
  params: z.object({
    case: z.enum(['client-to-client']).default('client-to-client').describe('which path of messages'),
    n: z.number().int().min(1).max(300).default(4).describe('replicas'),
    delay: z.number().positive().max(10).default(1).describe('one-way delay, s'),
  }),
  points: [4, 10].map((n) => ({ case: 'client-to-client' as const, n, delay: 1 })),
  kind: 'exact',
  expected: ({ delay }) => DELAYS_CLIENT_TO_CLIENT * delay,
  measure: ({ n, delay }, lab) => {
    const { clientSeconds } = lab.simulate({
      strategy: 'pbft',
      attack: 'none',
      nodes: n,
      traitors: 0,
      seed: 1,
      conditions: { fixedDelaySeconds: delay },
    });
    // Engine time is whole nanoseconds: each of the five delays is rounded once.
    return Promise.resolve({ measured: clientSeconds?.mean ?? NaN, samples: 1, tolerance: 5e-9 });
  },
});
