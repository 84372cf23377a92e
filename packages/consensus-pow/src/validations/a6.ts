import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { balancedShare, BISECTIONS } from '../race/delay-race.js';
import { DEMBO_2020 } from '../citations.js';
import { securityThreshold } from './closed-forms.js';

const MINERS = 1000;
const BLOCKS = 4e5;
const QUICK_BLOCKS = 1e5;

export const a6 = defineValidation({
  id: 'A6',
  title: 'share at which a private chain grows as fast as the honest one with delay (the security threshold)',
  source: DEMBO_2020,
  params: z.object({
    x: z.number().min(0.001).max(20).default(1).describe('delay in mean block intervals, lambda x Delta'),
  }),
  points: [0.1, 0.5, 1, 2].map((x) => ({ x })),
  kind: 'statistical',
  cost: () => ({ seconds: 0.8, quickSeconds: 0.2 }),
  expected: ({ x }) => securityThreshold(x),
  measure({ x }, lab) {
    const samples = lab.quick ? QUICK_BLOCKS : BLOCKS;
    const measured = balancedShare(
      { miners: MINERS, delay: x },
      samples,
      () => lab.stream('race'),
      (step) => lab.progress(step / BISECTIONS),
    );
    return Promise.resolve({ measured, samples: samples * BISECTIONS, tolerance: 0.01 });
  },
});
