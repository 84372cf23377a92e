import { COST_UNKNOWN, defineValidation } from '@dmct/core';
import { z } from 'zod';
import { raceWithDelay } from '../race/delay-race.js';
import { privateChain } from '../attacks/private-chain.js';
import { DECKER_WATTENHOFER_2013 } from '../citations.js';
import { staleShare } from './closed-forms.js';
import { fidelity } from './fidelity.js';
import { measureNetworkStale } from './network-rows.js';
import { successVariance, trialsFor } from './sampling.js';

const RELATIVE_TOLERANCE = 0.03;
const BLOCKS_MIN = 2e6;
const QUICK_BLOCKS_MIN = 1e6;
const BLOCKS_MAX = 1.2e7;
/** The closed form takes a miner's second block in a row within the delay for rare. */
const OWN_BLOCKS_MAX = 0.1;

/** Each block costs a message from each to each. */
const NETWORK_MINERS_MAX = 20;
/** Shorter delays make too few stale blocks to count. */
const NETWORK_X_MIN = 0.05;

const params = z.object({
  x: z.number().min(0.002).max(20).default(1).describe('delay in mean block intervals, lambda x Delta'),
  miners: z.number().int().min(2).max(100_000).default(1000).describe('equal miners'),
  fidelity,
});

export const a5 = defineValidation<z.output<typeof params>>({
  id: 'A5',
  title: 'share of stale blocks with one constant delay of x mean intervals between all miners',
  source: DECKER_WATTENHOFER_2013,
  params: params
    .refine(({ x, miners }) => x <= OWN_BLOCKS_MAX * miners, {
      path: ['x'],
      message: 'the closed form holds for delays of up to a tenth of the miners, in intervals',
    })
    .refine((point) => point.fidelity !== 'network' || point.miners <= NETWORK_MINERS_MAX, {
      path: ['fidelity'],
      message: 'a network has at most 20 miners: set miners=10, or choose race',
    })
    .refine((point) => point.fidelity !== 'network' || point.x >= NETWORK_X_MIN, {
      path: ['fidelity'],
      message: 'on a network x must be at least 0.05',
    }),
  points: [
    { x: 1 / 60, miners: 1000 },
    { x: 0.1, miners: 1000 },
    { x: 1, miners: 1000 },
    { x: 1, miners: 10 },
  ],
  kind: 'statistical',
  plugins: { attacks: [privateChain] },
  cost: (point) => (point.fidelity === 'network' ? { seconds: 25, quickSeconds: 5 } : COST_UNKNOWN),
  expected: expectedShare,
  measure({ x, miners, fidelity: how }, lab) {
    if (how === 'network') return Promise.resolve(measureNetworkStale({ x, miners }, lab));
    const expected = expectedShare({ x, miners });
    const least = lab.quick ? QUICK_BLOCKS_MIN : BLOCKS_MIN;
    const samples = Math.min(
      BLOCKS_MAX,
      Math.max(least, trialsFor(successVariance(expected), { quick: false })),
    );
    const { honestBlocks, honestHeight } = raceWithDelay(
      { miners, delay: x, attackerShare: 0 },
      samples,
      lab.stream('race'),
    );
    return Promise.resolve({
      measured: 1 - honestHeight / honestBlocks,
      samples,
      tolerance: RELATIVE_TOLERANCE * expected,
    });
  },
});

/** Printed for ten miners, where the closed form is 0.32 % low. */
function expectedShare({ x, miners }: { readonly x: number; readonly miners: number }): number {
  return x === 1 && miners === 10 ? 0.4477 : staleShare(x, miners);
}
