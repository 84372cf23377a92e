import { defineValidation } from '@dmct/core';
import { experiments, pinned } from '@dmct/physics';
import { z } from 'zod';
import { SUPERPOSITION } from './citations.js';

export const d20Cancel = defineValidation({
  id: 'D20-cancel',
  title: 'a tone and its antiphase copy, wrong by an angle: what is left, dB',
  source: SUPERPOSITION,
  params: z.object({
    phaseDegrees: z.number().min(1e-3).max(180).default(10).describe('error of the phase, degrees'),
  }),
  points: [10, 60].map((phaseDegrees) => ({ phaseDegrees })),
  kind: 'exact',
  expected: ({ phaseDegrees }) => 10 * pinned.log10(2 - 2 * pinned.cos((pinned.PI / 180) * phaseDegrees)),
  measure: ({ phaseDegrees }) => Promise.resolve(experiments.cancellationResidual({ phaseDegrees })),
});
