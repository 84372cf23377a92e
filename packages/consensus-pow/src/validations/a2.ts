import { COST_UNKNOWN, defineValidation } from '@dmct/core';
import { z } from 'zod';
import { ROSENFELD_2014 } from '../citations.js';
import { rosenfeldSuccess } from './closed-forms.js';
import { attackerShare, confirmations, withinReach } from './double-spend-params.js';
import { measureDoubleSpend, TRUE_RACE } from './double-spend-row.js';
import { fidelity } from './fidelity.js';
import { measureNetworkDoubleSpend } from './network-rows.js';

const base = z.object({
  q: attackerShare.default(0.1),
  n: confirmations.default(6).describe("confirmations, the payment's own block included"),
  fidelity,
});
type Params = z.output<typeof base>;

const success = ({ q, n }: Params): number => rosenfeldSuccess(q, n);

/** A network plays some hundred races: rarer successes would hardly be seen. */
const NETWORK_SUCCESS_MIN = 0.1;
/** Nearer to one half a race takes too long to be told from a lost one. */
const NETWORK_SHARE_MAX = 0.4;

export const a2 = defineValidation<Params>({
  id: 'A2',
  title: 'a double spend succeeds, in the true race: one block pre-mined, the attacker must overtake',
  source: ROSENFELD_2014,
  params: withinReach(withinReach(base, 'n', success), 'fidelity', success, {
    successMin: NETWORK_SUCCESS_MIN,
    message: 'on a network the attacker must succeed once in ten races: choose fewer confirmations, or race',
    applies: (params) => params.fidelity === 'network',
  }).refine((params) => params.fidelity !== 'network' || params.q <= NETWORK_SHARE_MAX, {
    path: ['fidelity'],
    message: 'on a network q must be at most 0.4',
  }),
  points: [
    { q: 0.1, n: 1 },
    { q: 0.1, n: 2 },
    { q: 0.1, n: 4 },
    { q: 0.1, n: 6 },
    { q: 0.3, n: 5 },
    { q: 0.3, n: 10 },
    { q: 0.2, n: 6 },
    // Beside A1: the depths that are enough in Nakamoto's model, in the true race.
    { q: 0.1, n: 3 },
    { q: 0.1, n: 5 },
    { q: 0.2, n: 11 },
    { q: 0.3, n: 24 },
  ],
  kind: 'statistical',
  cost: (params) => (params.fidelity === 'network' ? { seconds: 40, quickSeconds: 14 } : COST_UNKNOWN),
  expected: success,
  measure(params, lab) {
    const point = { share: params.q, confirmations: params.n, expected: success(params) };
    return Promise.resolve(
      params.fidelity === 'network'
        ? measureNetworkDoubleSpend(point, lab)
        : measureDoubleSpend(TRUE_RACE, point, lab),
    );
  },
});
