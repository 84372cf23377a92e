import { blockId, withNonce, type Block } from './block.js';
import { meetsTarget, targetOf } from './difficulty.js';
import { doubleSha256, toDisplayHex } from './hash.js';
import { encodeHeader, NONCE_OFFSET } from './header.js';

const NONCES = 0x100000000;

/**
 * Searches nonces from 0 for one whose header hash meets the target: real work, so only for low difficulties.
 * Null when `attemptsMax` nonces were tried in vain (Bitcoin's miners then change the coinbase or the time).
 */
export function solve(block: Block, attemptsMax: number = NONCES): Block | null {
  if (targetOf(block.header.bits) === null) return null;
  const bytes = encodeHeader(block.header);
  const view = new DataView(bytes.buffer);
  for (let nonce = 0; nonce < Math.min(attemptsMax, NONCES); nonce++) {
    view.setUint32(NONCE_OFFSET, nonce, true);
    if (meetsTarget(toDisplayHex(doubleSha256(bytes)), block.header.bits)) return withNonce(block, nonce);
  }
  return null;
}

/** Whether the block's header hash meets the target that it states. */
export function isSolved(block: Block): boolean {
  return meetsTarget(blockId(block), block.header.bits);
}
