import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { blocksPerTrial, raceDoubleSpends, ROSENFELD } from '../race/double-spend-race.js';
import { ROSENFELD_2014 } from '../citations.js';
import { rosenfeldSuccess } from './closed-forms.js';
import { attackerShare, confirmations, withinReach } from './double-spend-params.js';
import { proportion, trialsFor } from './sampling.js';

const COST_MAX = 1.2e8;

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
  measure({ q, n }, lab) {
    const expected = rosenfeldSuccess(q, n);
    const stream = lab.stream('race');
    const race = { share: q, confirmations: n, ...ROSENFELD };
    return Promise.resolve(
      proportion(trialsFor(expected, lab, blocksPerTrial(q, n), COST_MAX), expected, lab, (trials) =>
        raceDoubleSpends({ ...race, trials }, stream),
      ),
    );
  },
});
