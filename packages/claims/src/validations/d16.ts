import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { quickly, seedOf } from '../run/sampling.js';

/** Printed values: kTB in dBm at 290 K and 1 Hz; kT ln 2 in J at 300 K. */
const PRINTED = { noise: -173.975, landauer: 2.871e-21 } as const;

const params = z.object({
  case: z.enum(['noise', 'landauer']).default('noise').describe('which of the two'),
});
type Params = z.output<typeof params>;

/**
 * The noise is measured in gates of a noisy field. Landauer's bound has no field in it: kT ln 2 from the lab's constants
 * against the printed digits, which shows the constant and nothing else.
 */
export const d16 = defineValidation<Params>({
  id: 'D16',
  title: 'thermal noise of one hertz at 290 K, dBm; Landauer’s bound at 300 K, J',
  source: {
    authors: 'H. Nyquist; R. Landauer',
    title: 'Thermal agitation of electric charge (1928); Irreversibility and heat generation (1961)',
    year: 1961,
  },
  params,
  points: [{ case: 'noise' }, { case: 'landauer' }],
  kind: 'statistical',
  expected: ({ case: which }) => PRINTED[which],
  measure: ({ case: which }, lab) =>
    Promise.resolve(
      which === 'landauer'
        ? experiments.landauerBound()
        : experiments.thermalNoiseDensity({ samples: quickly(20_000, lab), seed: seedOf(lab) }),
    ),
});
