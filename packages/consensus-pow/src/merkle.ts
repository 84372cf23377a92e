import { fromDisplayHex, hashPair, toDisplayHex } from './hash.js';

/**
 * Root of Bitcoin's Merkle tree over transaction ids (as printed). A level of odd length repeats its last hash;
 * one id is its own root. Throws a RangeError on an empty list: every block has its coinbase.
 */
export function merkleRoot(ids: readonly string[]): string {
  if (ids.length === 0) throw new RangeError('a Merkle tree needs at least one leaf');
  let level = ids.map(fromDisplayHex);
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i] as Uint8Array;
      above.push(hashPair(left, level[i + 1] ?? left));
    }
    level = above;
  }
  return toDisplayHex(level[0] as Uint8Array);
}
