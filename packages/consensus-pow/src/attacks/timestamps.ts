import { defineAttack, findSurface, secondsToNanoseconds } from '@dmct/core';
import { z } from 'zod';
import { BAHACK_2013 } from '../citations.js';
import { DifficultyLedger } from './difficulty-ledger.js';
import { LyingClock, TimeLiar } from './time-liar.js';

/** Short of the limit, so that honest clocks which are a little behind take the block as well. */
const AHEAD_PART = 0.95;

const params = z.object({
  aim: z
    .enum(['easier', 'harder'])
    .default('easier')
    .describe(
      'easier: stretch the time that a period seems to have taken (time warp); harder: shrink it (Bahack 2013)',
    ),
});

/**
 * Blocks that lie about the time, as far as receivers let them: not before the median of their eleven predecessors, not
 * two hours ahead. Only the first and the last time of a period count for the difficulty, so these are shifted apart
 * (or towards each other); the others are as low as they may be, which holds the median down.
 */
export const timestamps = defineAttack({
  name: 'timestamps',
  title: 'Lying timestamps',
  summary:
    'Corrupted miners state false times in their blocks, so that the difficulty falls (time warp) or rises.',
  citations: [
    BAHACK_2013,
    {
      authors: 'ArtForz',
      title: 'Possible attack on the difficulty adjustment through timestamps (time warp)',
      venue: 'Bitcoin Forum, topic 43692',
      year: 2011,
      url: 'https://bitcointalk.org/index.php?topic=43692.msg521772#msg521772',
    },
  ],
  params,
  needs: ['chain', 'mining', 'clock'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary:
      'Breaks no property; shows only in runs of several periods (set retargetBlocks). A minority gains the two hours now and then, a majority moves the difficulty in every period, by four at most.',
  },
  // Bitcoin's periods are two weeks; a run of one order ends after some hours.
  unseen: ({ adjustments = 0 }) =>
    adjustments > 0
      ? null
      : 'no period of the difficulty ended in this run; shorter ones and a longer watch show it: --set retargetBlocks=8 --set watchIntervals=60',
  createAdversary(context) {
    const chain = findSurface(context.surfaces, 'chain');
    const mining = findSurface(context.surfaces, 'mining');
    if (chain === undefined || mining === undefined) return {};
    const { params: own, strategyParams } = context;
    const period = mining.retargetBlocks(strategyParams);
    const ahead = secondsToNanoseconds(AHEAD_PART * mining.aheadSecondsMax(strategyParams));
    const aheadAt = own.aim === 'easier' ? period - 1 : 0;
    const ledger = new DifficultyLedger(chain, mining, strategyParams, () => context.now());
    const lieAt = (height: number, now: number): number =>
      height % period === aheadAt ? now + ahead : secondsToNanoseconds(ledger.medianSeconds);
    return {
      corrupt: (replica) => new TimeLiar(replica, new LyingClock(ledger), ledger, lieAt),
      measure: () => ledger.measure(),
    };
  },
});
