import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { CASTRO_LISKOV_1999 } from './citations.js';

/** Request, pre-prepare, prepare, commit, reply; tentative replies leave before the commits (section 5.1). */
const DELAYS = { 'client-to-client': 5, tentative: 4 } as const;

export const c2 = defineValidation({
  id: 'C2',
  title: 'PBFT, seconds from the request until the client is sure, all one-way delays alike',
  source: CASTRO_LISKOV_1999,
  params: z.object({
    case: z
      .enum(['client-to-client', 'tentative'])
      .default('client-to-client')
      .describe('f + 1 replies of what committed, or a quorum of tentative ones'),
    // Below four there is no fault to stand, and quorums so small that phases overlap.
    n: z.number().int().min(4).max(300).default(4).describe('replicas'),
    delay: z.number().min(1e-6).max(10).default(1).describe('one-way delay, s'),
  }),
  points: (['client-to-client', 'tentative'] as const).flatMap((path) =>
    [4, 10].map((n) => ({ case: path, n, delay: 1 })),
  ),
  kind: 'exact',
  expected: (point) => DELAYS[point.case] * point.delay,
  measure: (point, lab) => {
    const { delay, n } = point;
    const { clientSeconds } = lab.simulate({
      strategy: 'pbft',
      attack: 'none',
      nodes: n,
      traitors: 0,
      seed: 1,
      params: { tentative: point.case === 'tentative' },
      conditions: { fixedDelaySeconds: delay },
    });
    // Engine time is whole nanoseconds: each of the five delays is rounded once.
    return Promise.resolve({ measured: clientSeconds?.mean ?? NaN, samples: 1, tolerance: 5e-9 });
  },
});
