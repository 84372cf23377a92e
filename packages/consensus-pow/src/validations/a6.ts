import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { balancedShare, BISECTIONS } from '../race/delay-race.js';
import { privateChain } from '../attacks/private-chain.js';
import { DEMBO_2020 } from '../citations.js';
import { securityThreshold, securityThresholdOf } from './closed-forms.js';
import { fidelity } from './fidelity.js';
import { measureNetworkBalance, NETWORK_MINERS } from './network-rows.js';

const MINERS = 1000;
const BLOCKS = 4e5;
const QUICK_BLOCKS = 1e5;

/** Where sixteen miners are many, and stale blocks are not too few to count. */
const NETWORK_X_MIN = 0.1;
const NETWORK_X_MAX = 2;

const params = z.object({
  x: z.number().min(0.001).max(20).default(1).describe('delay in mean block intervals, lambda x Delta'),
  fidelity,
});

export const a6 = defineValidation<z.output<typeof params>>({
  id: 'A6',
  title: 'share at which a private chain grows as fast as the honest one with delay (the security threshold)',
  source: DEMBO_2020,
  params: params.refine(
    ({ x, fidelity: how }) => how !== 'network' || (x >= NETWORK_X_MIN && x <= NETWORK_X_MAX),
    { path: ['fidelity'], message: 'on a network x must be 0.1 to 2' },
  ),
  points: [0.1, 0.5, 1, 2].map((x) => ({ x })),
  kind: 'statistical',
  plugins: { attacks: [privateChain] },
  cost: (point) =>
    point.fidelity === 'network' ? { seconds: 60, quickSeconds: 12 } : { seconds: 0.8, quickSeconds: 0.2 },
  // The paper's miners are very many, the network's are few.
  expected: ({ x, fidelity: how }) =>
    how === 'network' ? securityThresholdOf(x, NETWORK_MINERS) : securityThreshold(x),
  measure({ x, fidelity: how }, lab) {
    if (how === 'network') return Promise.resolve(measureNetworkBalance(x, lab));
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
