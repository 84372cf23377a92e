import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';

/** Printed values, s, and half of their last digits. */
const PRINTED = { radio: 0.06676, fibre: 0.098 } as const;
const HALF_DIGIT = { radio: 5e-6, fibre: 5e-5 } as const;

const params = z.object({ case: z.enum(['radio', 'fibre']).default('radio').describe('at c, or in fibre') });
type Params = z.output<typeof params>;

export const d19 = defineValidation<Params>({
  id: 'D19',
  title: 'half around the Earth: seconds at c, and in fibre (c/1.468)',
  source: { authors: 'H. Moritz', title: 'Geodetic Reference System 1980 (mean radius)', year: 2000 },
  params,
  points: [{ case: 'radio' }, { case: 'fibre' }],
  kind: 'exact',
  expected: ({ case: way }) => PRINTED[way],
  measure: ({ case: way }) => {
    const { measured, samples } = experiments.antipodeDelay({ way });
    return Promise.resolve({ measured, samples, tolerance: HALF_DIGIT[way] });
  },
});
