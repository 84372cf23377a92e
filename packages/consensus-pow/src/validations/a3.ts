import { COST_UNKNOWN, defineValidation } from '@dmct/core';
import { z } from 'zod';
import { selfishMining } from '../withholding/stubborn.js';
import { EYAL_SIRER_2014 } from '../citations.js';
import { selfishRevenue } from './closed-forms.js';
import { fidelity } from './fidelity.js';
import { measureNetworkRevenue } from './network-rows.js';
import { measureRevenue } from './withholding-row.js';

/** Above, a lead lasts so long that it matters where a run on a network is cut. */
const NETWORK_ALPHA_MAX = 0.45;
/** Below, hardly any of the settled blocks are the pool's. */
const NETWORK_ALPHA_MIN = 0.1;

const params = z.object({
  alpha: z.number().min(0.01).max(0.48).default(0.4).describe("the pool's share of the hashrate"),
  gamma: z.number().min(0).max(1).default(0).describe('share of the honest that follow the pool in a tie'),
  fidelity,
});

export const a3 = defineValidation<z.output<typeof params>>({
  id: 'A3',
  title: "selfish mining (SM1): the pool's share of the settled blocks",
  source: EYAL_SIRER_2014,
  params: params
    .refine((point) => point.fidelity !== 'network' || point.gamma === 0, {
      path: ['fidelity'],
      message: 'on a network gamma must be 0: it is made there and not set, here by hearing the finder first',
    })
    .refine(
      ({ alpha, fidelity: how }) =>
        how !== 'network' || (alpha >= NETWORK_ALPHA_MIN && alpha <= NETWORK_ALPHA_MAX),
      { path: ['fidelity'], message: 'on a network alpha must be 0.1 to 0.45' },
    ),
  points: [
    { alpha: 0.25, gamma: 0 },
    { alpha: 0.3, gamma: 0 },
    { alpha: 0.4, gamma: 0 },
    { alpha: 0.25, gamma: 0.5 },
    { alpha: 0.4, gamma: 0.5 },
    { alpha: 0.2, gamma: 1 },
  ],
  kind: 'statistical',
  cost: (point) => (point.fidelity === 'network' ? { seconds: 10, quickSeconds: 3 } : COST_UNKNOWN),
  expected: ({ alpha, gamma }) => selfishRevenue(alpha, gamma),
  measure: (point, lab) =>
    Promise.resolve(
      point.fidelity === 'network'
        ? measureNetworkRevenue(point.alpha, lab)
        : measureRevenue(selfishMining, point, lab),
    ),
});
