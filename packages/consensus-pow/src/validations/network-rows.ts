import type { Lab, Measurement } from '@dmct/core';
import {
  playDoubleSpends,
  playPrivateChains,
  playSelfishMining,
  type NetworkGrowth,
} from './network-play.js';
import { estimateRatio, type Part } from './ratio.js';
import { ERRORS_ALLOWED, proportionTolerance } from './sampling.js';

/*
 * What rows A2, A3, A5 and A6 measure with fidelity=network. A network is thousands of times slower than the race, so
 * samples are small and tolerances what they are: 3.3 standard errors.
 */

const DOUBLE_SPENDS = { whole: 1200, quick: 400 };

/** Row A2. */
export function measureNetworkDoubleSpend(
  point: { readonly share: number; readonly confirmations: number; readonly expected: number },
  lab: Lab,
): Measurement {
  const runs = lab.quick ? DOUBLE_SPENDS.quick : DOUBLE_SPENDS.whole;
  return {
    measured: playDoubleSpends(point, runs, lab) / runs,
    samples: runs,
    tolerance: proportionTolerance(point.expected, runs),
  };
}

/** Independent runs, whose scatter is the error. */
const RUNS = 20;
const SELFISH_BLOCKS = { whole: 3000, quick: 1000 };

/** Row A3, at gamma 0. */
export function measureNetworkRevenue(alpha: number, lab: Lab): Measurement {
  const blocks = lab.quick ? SELFISH_BLOCKS.quick : SELFISH_BLOCKS.whole;
  return ratioOf(playSelfishMining(alpha, { runs: RUNS, blocks }, lab), RUNS * blocks);
}

const DELAY_BLOCKS = { whole: 1500, quick: 300 };
/** Of the private races, which row A5 has none of and row A6 doesn't look at. */
const ANY_DEPTH = 6;

/** Row A5. */
export function measureNetworkStale(
  { x, miners }: { readonly x: number; readonly miners: number },
  lab: Lab,
): Measurement {
  const blocks = lab.quick ? DELAY_BLOCKS.quick : DELAY_BLOCKS.whole;
  const grown = grow({ x, miners, attackerShare: 0, blocks, label: 'stale' }, lab);
  const parts = grown.map(({ honestBlocks, honestHeight }) => ({
    own: honestBlocks - honestHeight,
    all: honestBlocks,
  }));
  return ratioOf(parts, RUNS * blocks);
}

/** How many miners row A6 has on a network. */
export const NETWORK_MINERS = 16;
const FIRST_SHARES = [0.2, 0.45] as const;
const COARSE_PART = 5;

/**
 * Row A6: the share at which the private chain grows as the public one, by secants. Two short looks, then two long ones
 * where the last says the balance is; the last one's error is the estimate's.
 */
export function measureNetworkBalance(x: number, lab: Lab): Measurement {
  const blocks = lab.quick ? DELAY_BLOCKS.quick : DELAY_BLOCKS.whole;
  const look = (attackerShare: number, part: number, step: number): Look => {
    const label = `look ${String(step)}`;
    const grown = grow(
      { x, miners: NETWORK_MINERS, attackerShare, blocks: Math.ceil(blocks / part), label },
      lab,
    );
    const { ratio, error } = estimateRatio(grown.map(excessOf));
    return { share: attackerShare, excess: ratio, error };
  };
  const low = look(FIRST_SHARES[0], COARSE_PART, 0);
  const high = look(FIRST_SHARES[1], COARSE_PART, 1);
  const near = look(balanceOf(low, high), 1, 2);
  const slope = (high.excess - low.excess) / (high.share - low.share);
  const last = look(near.share - near.excess / slope, 1, 3);
  return {
    measured: last.share - last.excess / slope,
    samples: RUNS * blocks,
    tolerance: (ERRORS_ALLOWED * last.error) / slope,
  };
}

/** A share that was tried, and how much faster the private chain grew, in blocks a block. */
interface Look {
  readonly share: number;
  readonly excess: number;
  readonly error: number;
}

function balanceOf(low: Look, high: Look): number {
  return low.share - (low.excess * (high.share - low.share)) / (high.excess - low.excess);
}

function excessOf({ attackerHeight, honestBlocks, honestHeight }: NetworkGrowth): Part {
  return { own: attackerHeight - honestHeight, all: attackerHeight + honestBlocks };
}

interface Growing {
  readonly x: number;
  readonly miners: number;
  readonly attackerShare: number;
  readonly blocks: number;
  readonly label: string;
}

function grow({ x, blocks, label, ...network }: Growing, lab: Lab): readonly NetworkGrowth[] {
  const seeds = lab.stream(label);
  return Array.from({ length: RUNS }, (_, run) => {
    lab.progress(run / RUNS);
    return playPrivateChains({ ...network, delay: x, depth: ANY_DEPTH }, blocks, seeds.uint32(), lab);
  });
}

function ratioOf(parts: readonly Part[], samples: number): Measurement {
  const { ratio, error } = estimateRatio(parts);
  return { measured: ratio, samples, tolerance: ERRORS_ALLOWED * error };
}
