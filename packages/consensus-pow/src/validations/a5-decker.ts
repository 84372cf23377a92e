import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { DECKER_WATTENHOFER_2013 } from '../citations.js';
import { measureStale } from './stale-share.js';

/** The paper's own figures, remembered and not confirmed: mean interval, and the delay to which its propagation adds up. */
const DECKER = { intervalSeconds: 633, delaySeconds: 11.37, predicted: 0.0178, observed: 0.0169 };

export const a5Decker = defineValidation({
  id: 'A5-decker',
  title: "share of stale blocks in Bitcoin's network of 2012, all delays as the one constant of equal effect",
  source: DECKER_WATTENHOFER_2013,
  params: z.object({
    figure: z.enum(['predicted', 'observed']).default('predicted').describe("which of the paper's figures"),
  }),
  points: [{ figure: 'predicted' as const }, { figure: 'observed' as const }],
  kind: 'reported',
  expected: ({ figure }) => DECKER[figure],
  measure({ figure }, lab) {
    const delay = DECKER.delaySeconds / DECKER.intervalSeconds;
    return Promise.resolve({
      ...measureStale({ miners: 1000, delay }, lab),
      tolerance: 0.05 * DECKER[figure],
    });
  },
});
