import { defineValidation } from '@dmct/core';
import { experiments, pinned } from '@dmct/physics';
import { z } from 'zod';
import { seedOf, trialsFor } from '../run/sampling.js';
import { marcum } from '../theory/marcum.js';

const probability = (snrDb: number, falseAlarm: number): number =>
  marcum(pinned.pow(10, snrDb / 10), -pinned.log(falseAlarm));

export const d12 = defineValidation({
  id: 'D12',
  title: 'noncoherent detection of a tone in white noise: probability of detection',
  source: {
    authors: 'J. I. Marcum',
    title: 'A statistical theory of target detection by pulsed radar',
    venue: 'IRE Trans. Information Theory 6',
    year: 1960,
  },
  params: z.object({
    snrDb: z.number().min(-20).max(30).default(10).describe('energy of the tone over N0, dB'),
    falseAlarm: z.number().min(1e-9).lt(1).default(1e-3).describe('chance that noise alone passes'),
  }),
  points: [10, 13].map((snrDb) => ({ snrDb, falseAlarm: 1e-3 })),
  kind: 'statistical',
  expected: ({ snrDb, falseAlarm }) => probability(snrDb, falseAlarm),
  measure: ({ snrDb, falseAlarm }, lab) => {
    // The misses are the rare side.
    const samples = trialsFor(1 - probability(snrDb, falseAlarm), lab, 1, 100_000);
    return Promise.resolve(experiments.detection({ snrDb, falseAlarm, samples, seed: seedOf(lab) }));
  },
});
