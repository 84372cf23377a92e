import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { ROSENFELD_2014 } from '../citations.js';
import { rosenfeldSuccess } from './closed-forms.js';
import { attackerShare, confirmations, withinReach } from './double-spend-params.js';
import { measureDoubleSpend, TRUE_RACE } from './double-spend-row.js';

export const a2 = defineValidation({
  id: 'A2',
  title: 'a double spend succeeds, in the true race: one block pre-mined, the attacker must overtake',
  source: ROSENFELD_2014,
  params: withinReach(
    z.object({
      q: attackerShare.default(0.1),
      n: confirmations.default(6).describe("confirmations, the payment's own block included"),
    }),
    'n',
    ({ q, n }) => rosenfeldSuccess(q, n),
  ),
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
  expected: ({ q, n }) => rosenfeldSuccess(q, n),
  measure: ({ q, n }, lab) =>
    Promise.resolve(
      measureDoubleSpend(TRUE_RACE, { share: q, confirmations: n, expected: rosenfeldSuccess(q, n) }, lab),
    ),
});
