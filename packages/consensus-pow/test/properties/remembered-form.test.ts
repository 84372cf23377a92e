import { expect, test } from 'vitest';
import { createBlock, createGenesis, isBlock, type Block } from '../../src/block.js';
import { isHash } from '../../src/hash.js';

const genesis = createGenesis(0x1d00ffff);

test('the form of a block is remembered only if nothing of it can change', () => {
  const block = createBlock({ ...genesis, previous: 'ab'.repeat(32), time: 5, bits: 1, height: 1, miner: 0 });
  expect(isBlock(block)).toBe(true);
  expect(isBlock(block)).toBe(true);
  const header: { time: unknown } & Omit<Block['header'], 'time'> = { ...block.header };
  const loose = Object.freeze({ ...block, header });
  expect(isBlock(loose)).toBe(true);
  header.time = 'later';
  expect(isBlock(loose)).toBe(false);
});

test('a hash is 64 digits of 0 to 9 and a to f', () => {
  for (const digit of '0123456789abcdef') expect(isHash(digit.repeat(64))).toBe(true);
  for (const digit of '/:`gAF ') expect(isHash('0'.repeat(63) + digit)).toBe(false);
  for (const thing of ['', '0'.repeat(63), '0'.repeat(65), null, 7, ['0'.repeat(64)]]) {
    expect(isHash(thing)).toBe(false);
  }
});
