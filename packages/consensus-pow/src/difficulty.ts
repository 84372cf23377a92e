import { decodeCompact, encodeCompact } from './compact-bits.js';

/** Difficulty 1, Bitcoin's easiest target on its main network. */
export const DIFFICULTY_ONE_BITS = 0x1d00ffff;

/** The easiest target of Bitcoin's regression-test network: every second hash is a proof. */
export const EASIEST_BITS = 0x207fffff;

const HASHES = 1n << 256n;

/** The target of a valid compact number, or null where it is negative, zero or too large. */
export function targetOf(bits: number): bigint | null {
  const { target, isNegative, overflows } = decodeCompact(bits);
  return isNegative || overflows || target === 0n ? null : target;
}

/** How many times harder than difficulty 1. NaN for bits that are no target. */
export function difficultyOf(bits: number): number {
  const target = targetOf(bits);
  const one = targetOf(DIFFICULTY_ONE_BITS);
  return target === null || one === null ? NaN : Number(one) / Number(target);
}

/** The last work computed: a period's blocks, at all nodes, state the same bits. */
let last = { bits: NaN, work: 0n };

/** Expected number of hashes to meet the target, floor(2^256 / (target + 1)); 0 for bits that are no target. */
export function workOf(bits: number): bigint {
  if (bits !== last.bits) {
    const target = targetOf(bits);
    last = { bits, work: target === null ? 0n : HASHES / (target + 1n) };
  }
  return last.work;
}

/**
 * The compact target ("nBits": a byte of length, three of mantissa, as one uint32) that takes about so many hashes to meet,
 * counted; no easier than {@link EASIEST_BITS}.
 */
export function bitsForWork(hashes: bigint): number {
  const easiest = targetOf(EASIEST_BITS) ?? HASHES;
  const target = HASHES / (hashes < 1n ? 1n : hashes) - 1n;
  return encodeCompact(target < easiest ? target : easiest);
}

/** Whether a block's hash, read as a number, is at most its target: the proof of work itself. */
export function meetsTarget(hash: string, bits: number): boolean {
  const target = targetOf(bits);
  return target !== null && BigInt(`0x${hash}`) <= target;
}
