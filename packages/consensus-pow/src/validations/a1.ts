import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { blocksPerTrial, raceNakamoto } from '../race/double-spend-race.js';
import { NAKAMOTO_2008 } from '../citations.js';
import { nakamotoSuccess } from './closed-forms.js';
import { attackerShare, confirmations, withinReach } from './double-spend-params.js';
import { proportion, trialsFor } from './sampling.js';

const COST_MAX = 1.2e8;

/** Nakamoto's own model. The true race at the same shares and depths is row A2. */
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
    const expected = nakamotoSuccess(q, depth);
    // An exponential interval costs about ten coins.
    const cost = blocksPerTrial(q, depth) + 10 * (1 + (depth * q) / (1 - q));
    const stream = lab.stream('race');
    const race = { share: q, confirmations: depth };
    return Promise.resolve(
      proportion(trialsFor(expected, lab, cost, COST_MAX), expected, lab, (trials) =>
        raceNakamoto({ ...race, trials }, stream),
      ),
    );
  },
});
