import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import {
  decodeHeader,
  DIFFICULTY_ONE_BITS,
  difficultyOf,
  encodeHeader,
  headerHash,
  joulesPerBlock,
  meetsTarget,
  merkleRoot,
  retarget,
  workOf,
  type Header,
} from '../../src/index.js';

const genesis: Header = {
  version: 1,
  previous: '0'.repeat(64),
  merkleRoot: '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b',
  time: 1231006505,
  bits: 0x1d00ffff,
  nonce: 2083236893,
};

/** The first block with a payment. */
const block170: Header = {
  version: 1,
  previous: '000000002a22cfee1f2c846adbd12b3e183d4f97683f85dad08a79780a84bd55',
  merkleRoot: '7dac2c5666815c17a3b36427de37bb9d2e2c5ccec3f8633eb91a4205cb4c10ff',
  time: 1231731025,
  bits: 0x1d00ffff,
  nonce: 1889418792,
};

const RAW_800000 =
  '00601d3455bb9fbd966b3ea2dc42d0c22722e4c0c1729fad17210100000000000000000055087fab0c8f3f89' +
  'f8bcfd4df26c504d81b0a88e04907161838c0c53001af09135edbd64943805175e955e06';
const HASH_800000 = '00000000000000000002a7c4c1e48d76c5a37902165a270156b7a8d72728a054';

describe('real Bitcoin headers', () => {
  it.each([
    ['genesis', genesis, '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f'],
    ['170', block170, '00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee'],
  ])('block %s hashes to its id and meets its target', (_, header, id) => {
    expect(headerHash(header)).toBe(id);
    expect(meetsTarget(id, header.bits)).toBe(true);
    expect(decodeHeader(encodeHeader(header))).toEqual(header);
    expect(meetsTarget(headerHash({ ...header, nonce: header.nonce + 1 }), header.bits)).toBe(false);
  });

  it('block 800000 is read from its 80 raw bytes', () => {
    const raw = hexToBytes(RAW_800000);
    const header = decodeHeader(raw);
    expect(headerHash(header)).toBe(HASH_800000);
    expect(header.bits).toBe(0x17053894);
    expect(meetsTarget(HASH_800000, header.bits)).toBe(true);
    expect(encodeHeader(header)).toEqual(raw);
  });

  it("block 170's Merkle root covers its two transactions", () => {
    expect(
      merkleRoot([
        'b1fea52486ce0c62bb442b530a3f0132b826c74e473d1f2c220bfa78111c5082',
        'f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16',
      ]),
    ).toBe(block170.merkleRoot);
  });

  it('a header of any other length is refused', () => {
    expect(() => decodeHeader(new Uint8Array(79))).toThrow(RangeError);
  });
});

describe('difficulty and work', () => {
  it.each([
    [0x1d00ffff, 1, 12],
    [0x1b0404cb, 16307.420939, 6],
    [0x17053894, 53911173001054.59, 1],
  ])('nBits %i has difficulty %d', (bits, difficulty, digits) => {
    expect(difficultyOf(bits)).toBeCloseTo(difficulty, digits);
  });

  it('difficulty 1 takes 4295032833 hashes', () => {
    expect(workOf(DIFFICULTY_ONE_BITS)).toBe(4295032833n);
  });

  it("a block of 2023's difficulty takes 1.814 GWh at 28.2 J/TH", () => {
    expect(joulesPerBlock(0x17053894, 28.2) / 3.6e12).toBeCloseTo(1.814, 3);
  });
});

describe('retargeting every 2016 blocks', () => {
  it.each([
    ['the first rise', 1261130161, 1262152739, 0x1d00ffff, 0x1d00d86a],
    ['at most four times harder', 1279008237, 1279297671, 0x1c05a3f4, 0x1c0168fd],
    ['at most four times easier', 1263163443, 1269211443, 0x1c387f6f, 0x1d00e1fd],
  ])('%s', (_, first, last, before, after) => {
    expect(retarget(before, first, last)).toBe(after);
  });

  it('never easier than difficulty 1', () => {
    expect(retarget(0x1d00ffff, 0, 4838400)).toBe(0x1d00ffff);
  });

  it('compares 2015 measured intervals with 2016 wanted ones: exactly ten minutes a block make it harder', () => {
    const after = retarget(0x1c00ffff, 0, 2015 * 600);
    expect(workOf(after) > workOf(0x1c00ffff)).toBe(true);
    expect(retarget(0x1c00ffff, 0, 2016 * 600)).toBe(0x1c00ffff);
  });
});
