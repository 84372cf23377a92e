import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { seedOf } from '../run/sampling.js';

/** Oscillators in a quick look. */
const QUICK_OSCILLATORS = 1000;

export const d9 = defineValidation({
  id: 'D9',
  title: 'Kuramoto, Lorentzian frequencies of half width 1: order beyond the critical coupling 2',
  source: {
    authors: 'Y. Kuramoto',
    title: 'Self-entrainment of a population of coupled non-linear oscillators',
    venue: 'Lecture Notes in Physics 39',
    year: 1975,
  },
  params: z.object({
    coupling: z.number().min(0).max(100).default(4).describe('coupling, K'),
    oscillators: z.number().int().min(100).max(20_000).default(5000).describe('how many'),
  }),
  points: [3, 4, 8].map((coupling) => ({ coupling, oscillators: 5000 })),
  kind: 'statistical',
  cost: () => ({ seconds: 1.3, quickSeconds: 0.33 }),
  expected: ({ coupling }) => (coupling > 2 ? Math.sqrt(1 - 2 / coupling) : 0),
  measure: ({ coupling, oscillators }, lab) => {
    const size = lab.quick ? Math.min(QUICK_OSCILLATORS, oscillators) : oscillators;
    const { measured, samples } = experiments.kuramotoOrder({
      coupling,
      oscillators: size,
      seed: seedOf(lab),
    });
    return Promise.resolve({ measured, samples, tolerance: lab.quick ? 0.04 : 0.02 });
  },
});
