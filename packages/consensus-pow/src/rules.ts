import { bitsForWork, EASIEST_BITS, workOf } from './difficulty.js';
import type { PowParams } from './params.js';
import type { RetargetRules } from './retarget.js';
import { TRANSACTION_BYTES } from './transaction.js';

/**
 * How many of n equal miners may be corrupt: fewer than half. Nakamoto 2008, section 11: an attacker with less
 * hashrate than the honest falls behind exponentially; with as much it catches up with certainty.
 */
export function maxFaulty(nodes: number): number {
  return Math.max(0, Math.ceil(nodes / 2) - 1);
}

/** Fork choice, section 5: the chain with the most work; of two equal ones, the one that came first. */
export function isHeavier(candidateWork: bigint, currentWork: bigint): boolean {
  return candidateWork > currentWork;
}

/** How many confirmations a block has: one for itself and one for each block on top of it (Nakamoto 2008, section 11). */
export function confirmationsOf(height: number, tipHeight: number): number {
  return tipHeight - height + 1;
}

/** The highest block that is final below a tip; less than 1 if none is (the genesis block holds nothing). */
export function finalHeight(tipHeight: number, confirmations: number): number {
  return tipHeight - confirmations + 1;
}

/** Seconds of Bitcoin's block interval: header times count in 1/600 of the interval, so that its rules scale. */
export const TICKS_PER_INTERVAL = 600;

/** A node's clock (ns from the start of the run) in header time units from the start, rounded down. */
export function ticksOf(clockNanoseconds: number, blockIntervalSeconds: number): number {
  return Math.floor((clockNanoseconds / 1e9 / blockIntervalSeconds) * TICKS_PER_INTERVAL);
}

/**
 * The first period's difficulty. In a race it is the one that N machines meet in one interval on average, so
 * that difficulty and energy tell the same story; really mined, it is what a test can afford.
 */
export function startBits(nodes: number, params: PowParams): number {
  if (params.mining === 'real') return bitsForWork(1n << BigInt(params.realBits));
  return bitsForWork(BigInt(Math.round(nodes * params.minerHashesPerSecond * params.blockIntervalSeconds)));
}

/** The retarget rule under these parameters. A simulated chain may become easier than difficulty 1. */
export function retargetRules(params: PowParams): RetargetRules {
  return { blocks: params.retargetBlocks, interval: TICKS_PER_INTERVAL, easiestBits: EASIEST_BITS };
}

/** What the whole network needs on average for one block of this difficulty, s: the effort of a mining job. */
export function effortSeconds(bits: number, firstBits: number, blockIntervalSeconds: number): number {
  return (blockIntervalSeconds * Number(workOf(bits))) / Number(workOf(firstBits));
}

/** How many transactions fit into a block. */
export function transactionsMax(params: PowParams): number {
  return Math.floor(params.blockBytes / TRANSACTION_BYTES);
}
