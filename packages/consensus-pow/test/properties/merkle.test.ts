import { describe, expect, it } from 'vitest';
import { doubleSha256, fromDisplayHex, merkleRoot, toDisplayHex } from '../../src/index.js';

const ids = ['a', 'b', 'c'].map((digit) => digit.repeat(64));

describe('the Merkle tree', () => {
  it('of one id is that id', () => {
    expect(merkleRoot(ids.slice(0, 1))).toBe(ids[0]);
  });

  it('of two ids hashes them side by side, in internal byte order', () => {
    const [left, right] = ids.map(fromDisplayHex);
    expect(merkleRoot(ids.slice(0, 2))).toBe(
      toDisplayHex(doubleSha256(Uint8Array.from([...left!, ...right!]))),
    );
  });

  it('repeats the last id of an odd level', () => {
    expect(merkleRoot(ids)).toBe(merkleRoot([...ids, ids[2]!]));
    expect(merkleRoot(ids)).not.toBe(merkleRoot([...ids, ids[1]!]));
  });

  it('of nothing is refused', () => {
    expect(() => merkleRoot([])).toThrow(RangeError);
  });
});
