import type { RandomStream } from '@dmct/core';
import { solveWithholding } from '../withholding/optimal.js';
import type { TieBreak, WithholdingPolicy } from '../withholding/policy.js';
import { playWithholding } from './play-withholding.js';

/** A race in which the attacker's share is looked for. */
export interface ThresholdRace {
  readonly gamma: number;
  readonly tieBreak: TieBreak;
  /** Blocks to play at each share that is tried. */
  readonly blocks: number;
  /** Must begin anew at each call: all races then meet the same draws, and revenue rises steadily with the share. */
  readonly createStream: () => RandomStream;
}

/** Where the search begins: at this share withholding pays whatever gamma is. */
const SHARE_START = 0.45;
/** Break-evens that differ by less are one. */
const SHARE_ERROR = 0.0002;
const ROUNDS_MAX = 6;
/** The next policy is solved for this much above the last break-even, so that it withholds at all. */
const MARGIN = 0.002;
const COARSE_PART = 4;

/**
 * The least share at which withholding pays, found by playing. The policy that is best at one share, played, breaks
 * even at a lower one; the policy that is best there breaks even lower still; and so on until that settles. What is
 * compared with the share is always the revenue that was played, never the one that the decision process promises.
 */
export function profitThreshold(race: ThresholdRace, onRound?: (fraction: number) => void): number {
  const { gamma, tieBreak, blocks } = race;
  const first = solveWithholding(SHARE_START, gamma, tieBreak).policy;
  let threshold = breakEvenShare(first, { ...race, blocks: blocks / COARSE_PART }, SHARE_START);
  for (let round = 1; round < ROUNDS_MAX; round++) {
    onRound?.(round / ROUNDS_MAX);
    const { policy } = solveWithholding(threshold + MARGIN, gamma, tieBreak);
    const next = breakEvenShare(policy, race, threshold);
    const isSettled = Math.abs(next - threshold) < 2 * SHARE_ERROR;
    threshold = next;
    if (isSettled) break;
  }
  return threshold;
}

const SECANTS_MAX = 12;
const FIRST_STEP = 0.01;
const SHARE_MIN = 0.001;
const SHARE_MAX = 0.499;

/**
 * The share at which a policy, played, earns its share, by secants from `near`. Revenue is compared with the share of
 * blocks that the attacker really found: most of chance then stands on both sides.
 */
export function breakEvenShare(policy: WithholdingPolicy, race: ThresholdRace, near: number): number {
  const { gamma, tieBreak, blocks, createStream } = race;
  const play = (alpha: number): Point => {
    const { relative, found } = playWithholding(policy, { alpha, gamma, tieBreak, blocks }, createStream());
    return { alpha, found, excess: relative - found };
  };
  let last = play(near);
  let point = play(near - FIRST_STEP);
  for (let step = 0; step < SECANTS_MAX; step++) {
    const slope = (point.excess - last.excess) / (point.alpha - last.alpha);
    const alpha = Math.min(SHARE_MAX, Math.max(SHARE_MIN, point.alpha - point.excess / slope));
    if (Math.abs(alpha - point.alpha) < SHARE_ERROR) return alpha + point.found - point.alpha;
    last = point;
    point = play(alpha);
  }
  return point.found;
}

/** One share that was tried, the share of blocks it found, and how much more it earned. */
interface Point {
  readonly alpha: number;
  readonly found: number;
  readonly excess: number;
}
