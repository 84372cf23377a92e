import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';

export const d17 = defineValidation({
  id: 'D17',
  title: 'free-space loss over 1 km at 1 GHz between isotropic antennas, dB, from the field received',
  source: {
    authors: 'H. T. Friis',
    title: 'A note on a simple transmission formula',
    venue: 'Proc. IRE 34',
    year: 1946,
  },
  params: z.object({}),
  points: [{}],
  kind: 'exact',
  expected: () => 92.448,
  measure: () => {
    const { measured, samples } = experiments.friisLoss({ distance: 1000, frequencyHz: 1e9 });
    return Promise.resolve({ measured, samples, tolerance: 5e-4 });
  },
});
