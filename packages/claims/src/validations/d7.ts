import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { JACKSON_1998 } from './citations.js';

/** The nodes' experiment runs at this wavelength, m. */
const WAVELENGTH_METRES = 0.5;

export const d7 = defineValidation({
  id: 'D7',
  title: 'two opposite waves: standing wave ratio; metres between the nodes of equal ones',
  source: JACKSON_1998,
  params: z
    .object({
      amplitude1: z.number().positive().max(1e6).default(2).describe("one wave's amplitude"),
      amplitude2: z.number().positive().max(1e6).default(1).describe("the other's"),
      case: z.enum(['ratio', 'nodes']).default('ratio').describe('standing wave ratio, or node spacing'),
    })
    .refine((params) => params.case === 'nodes' || params.amplitude1 !== params.amplitude2, {
      path: ['amplitude2'],
      message: 'equal amplitudes have no finite ratio: take different ones, or case=nodes',
    }),
  points: [
    { amplitude1: 2, amplitude2: 1, case: 'ratio' },
    { amplitude1: 3, amplitude2: 2, case: 'ratio' },
    { amplitude1: 1, amplitude2: 1, case: 'nodes' },
  ],
  kind: 'exact',
  expected: ({ amplitude1, amplitude2, case: what }) =>
    what === 'nodes' ? WAVELENGTH_METRES / 2 : (amplitude1 + amplitude2) / Math.abs(amplitude1 - amplitude2),
  measure: ({ amplitude1, amplitude2, case: what }) =>
    Promise.resolve(
      what === 'nodes' ? experiments.nodeSpacing() : experiments.standingWave({ amplitude1, amplitude2 }),
    ),
});
