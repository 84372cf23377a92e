import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { JACKSON_1998 } from './citations.js';

const DIRECTIONS = ['approaching', 'receding', 'transverse'] as const;

export const d10 = defineValidation({
  id: 'D10',
  title: 'relativistic Doppler: received over emitted frequency, from two flashes that are followed',
  source: JACKSON_1998,
  params: z.object({
    beta: z.number().min(0).max(0.999).default(0.6).describe('speed over c'),
    direction: z.enum(DIRECTIONS).default('approaching').describe('how the source moves'),
  }),
  points: DIRECTIONS.map((direction) => ({ beta: 0.6, direction })),
  kind: 'exact',
  expected: ({ beta, direction }) => {
    if (direction === 'transverse') return Math.sqrt(1 - beta * beta);
    const ratio = (1 + beta) / (1 - beta);
    return Math.sqrt(direction === 'approaching' ? ratio : 1 / ratio);
  },
  measure: (params) => Promise.resolve(experiments.dopplerByFlashes(params)),
});
