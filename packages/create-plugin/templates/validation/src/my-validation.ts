import { defineValidation } from '@dmct/core';
import { z } from 'zod';

const params = z.object({
  n: z.number().int().min(3).max(40).default(4).describe('how many generals, the commander among them'),
});

/** The number that a paper prints, the points at which it prints it, and the run that must come out the same. */
export const myValidation = defineValidation({
  id: 'my-validation',
  title: 'OM(1): n - 1 orders of the commander, each told on to n - 2 others',
  source: {
    authors: 'L. Lamport, R. Shostak, M. Pease',
    title: 'The Byzantine Generals Problem',
    year: 1982,
    venue: 'ACM Transactions on Programming Languages and Systems 4(3), 382-401, section 3',
    doi: '10.1145/357172.357176',
  },
  params,
  points: [{ n: 4 }, { n: 7 }],
  // A row of a share or a mean is `statistical`: its tolerance is 3.3 standard errors, 3.3 √(p (1 − p) / samples).
  kind: 'exact',
  expected: ({ n }) => (n - 1) * (n - 1),
  measure({ n }, lab) {
    const { messages } = lab.simulate({
      ...{ strategy: 'generals', attack: 'none', nodes: n, traitors: 0, seed: 1 },
      params: { algorithm: 'om', m: 1 },
    });
    lab.progress(1);
    return Promise.resolve({ measured: messages.total, samples: 1, tolerance: 0 });
  },
});
