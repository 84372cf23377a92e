import { defineAttack } from '@dmct/core';
import { z } from 'zod';
import { SAPIRSHTEIN_2016 } from '../citations.js';
import { solveWithholding, type OptimalWithholding } from '../withholding/optimal.js';
import { createWithholding, poolShare } from './withholding-adversary.js';

/** Nearer to one half, forks outlast what is solved for. */
const SHARE_MIN = 0.01;
const SHARE_MAX = 0.475;

const params = z.object({
  gamma: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('share of the honest that the pool expects to follow it in a tie, 0 to 1'),
});

/** The best that a withholding pool can do, by its own reckoning of gamma: a decision process solved, then played. */
export const optimalSelfishMining = defineAttack({
  name: 'optimal-selfish-mining',
  title: 'Optimal selfish mining',
  summary:
    'Corrupted miners withhold and publish by the policy that earns most, as solved for their share and gamma.',
  citations: [SAPIRSHTEIN_2016],
  params,
  needs: ['chain', 'mining'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary:
      'Breaks no property of a ledger but its fairness: from a share of the hashrate on that falls with gamma (a third at 0, 23 % at 1/2), the pool has more of the chain than its share; below it mines honestly.',
  },
  createAdversary: (context) =>
    createWithholding(context, solve(poolShare(context), context.params.gamma).policy),
});

let last: { readonly share: number; readonly gamma: number; readonly solution: OptimalWithholding } | null =
  null;

/** A study asks for one policy many times. It follows from the arguments alone. */
function solve(poolHolds: number, gamma: number): OptimalWithholding {
  const share = Math.min(SHARE_MAX, Math.max(SHARE_MIN, poolHolds));
  if (last?.share !== share || last.gamma !== gamma) {
    last = { share, gamma, solution: solveWithholding(share, gamma) };
  }
  return last.solution;
}
