import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { NAKAMOTO_2008 } from '../citations.js';
import { nakamotoSuccess, rosenfeldSuccess } from './closed-forms.js';
import { attackerShare, confirmations, withinReach } from './double-spend-params.js';
import { measureDoubleSpend, NAKAMOTO_RACE, TRUE_RACE } from './double-spend-row.js';

/** Nakamoto's own model, and beside it the true race of row A2 at the same share and depth. */
export const a1 = defineValidation({
  id: 'A1',
  title:
    "a double spend succeeds, in Nakamoto's model: z honest blocks take exactly their mean time, ties win",
  source: NAKAMOTO_2008,
  params: withinReach(
    z.object({
      q: attackerShare.default(0.1),
      z: confirmations.default(6).describe("blocks on top of the payment's"),
    }),
    'z',
    ({ q, z: depth }) => nakamotoSuccess(q, depth),
  ),
  points: [
    { q: 0.1, z: 1 },
    { q: 0.1, z: 3 },
    { q: 0.1, z: 6 },
    { q: 0.3, z: 5 },
    { q: 0.3, z: 10 },
    // The depths that bring the risk below 0.1 %.
    { q: 0.1, z: 5 },
    { q: 0.2, z: 11 },
    { q: 0.3, z: 24 },
  ],
  kind: 'statistical',
  cost: () => ({ seconds: 0.5, quickSeconds: 0.1 }),
  expected: ({ q, z: depth }) => nakamotoSuccess(q, depth),
  measure({ q, z: depth }, lab) {
    const point = { share: q, confirmations: depth };
    const model = { ...point, expected: nakamotoSuccess(q, depth) };
    const truth = { ...point, expected: rosenfeldSuccess(q, depth) };
    const { measured } = measureDoubleSpend(TRUE_RACE, truth, lab, 'true race');
    return Promise.resolve({
      ...measureDoubleSpend(NAKAMOTO_RACE, model, lab),
      beside: { label: 'true race', value: measured },
    });
  },
});
