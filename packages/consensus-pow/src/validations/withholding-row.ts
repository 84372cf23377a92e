import type { Lab, Measurement } from '@dmct/core';
import { playWithholding } from '../race/play-withholding.js';
import type { WithholdingPolicy } from '../withholding/policy.js';
import { estimateRatio, type Part } from './ratio.js';
import { ERRORS_ALLOWED } from './sampling.js';

/** What the papers' figures are to be met within. */
const REVENUE_TOLERANCE = 0.002;
const RELATIVE_TOLERANCE = 0.05;
/** The race goes on until 3.3 standard errors are this small, and for a quick look until they are small enough. */
const ERROR_WANTED = 0.0012;
const PART_BLOCKS = 1e6;
const PARTS_MIN = 8;
const PARTS_MAX = 100;

/**
 * The relative revenue of a policy that is played block by block, in parts of a million blocks: how much these differ
 * says how many it takes, since forks near one half last long.
 */
export function measureRevenue(
  policy: WithholdingPolicy,
  shares: { readonly alpha: number; readonly gamma: number },
  lab: Lab,
): Measurement {
  const stream = lab.stream('race');
  const wanted = lab.quick ? REVENUE_TOLERANCE : ERROR_WANTED;
  const parts: Part[] = [];
  let estimate = estimateRatio(parts);
  while (
    parts.length < PARTS_MAX &&
    !(parts.length >= PARTS_MIN && ERRORS_ALLOWED * estimate.error <= wanted)
  ) {
    const { attackers, honest } = playWithholding(policy, { ...shares, blocks: PART_BLOCKS }, stream);
    parts.push({ own: attackers, all: attackers + honest });
    estimate = estimateRatio(parts);
    const variance = ERRORS_ALLOWED * (estimate.error / wanted);
    lab.progress(Math.min(parts.length / PARTS_MIN, 1 / Math.max(1, variance * variance)));
  }
  // A small pool earns less than the tolerance: there the sample's own error counts, so that nothing doesn't pass.
  const needed = Math.max(RELATIVE_TOLERANCE * estimate.ratio, ERRORS_ALLOWED * estimate.error);
  return {
    measured: estimate.ratio,
    samples: parts.length * PART_BLOCKS,
    tolerance: Math.min(REVENUE_TOLERANCE, needed),
  };
}
