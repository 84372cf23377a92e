import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsForWork, decodeCompact, encodeCompact, targetOf, workOf } from '../../src/index.js';

const bits = fc.integer({ min: 0, max: 0xffffffff });
const target = fc.bigInt({ min: 0n, max: (1n << 256n) - 1n });

describe('compact bits', () => {
  it('decode what they encode, but for the bits that do not fit', () => {
    fc.assert(
      fc.property(target, (value) => {
        const decoded = decodeCompact(encodeCompact(value));
        expect(decoded.isNegative).toBe(false);
        expect(decoded.overflows).toBe(false);
        expect(decoded.target <= value).toBe(true);
        // 23 bits of mantissa, of which byte alignment may leave only 16 in use.
        expect((value - decoded.target) << 15n <= value).toBe(true);
      }),
    );
  });

  it('encode what they decode, canonically', () => {
    fc.assert(
      fc.property(bits, (compact) => {
        const { target: value, overflows } = decodeCompact(compact);
        fc.pre(!overflows);
        const canonical = encodeCompact(value);
        expect(decodeCompact(canonical).target).toBe(value);
        expect(encodeCompact(decodeCompact(canonical).target)).toBe(canonical);
      }),
    );
  });

  it('keep the order of targets', () => {
    fc.assert(
      fc.property(target, target, (a, b) => {
        fc.pre(a <= b);
        expect(decodeCompact(encodeCompact(a)).target <= decodeCompact(encodeCompact(b)).target).toBe(true);
      }),
    );
  });

  it.each([
    [0x00000000, 0n, false, false],
    [0x00123456, 0n, false, false],
    [0x01003456, 0n, false, false],
    [0x02000056, 0n, false, false],
    [0x03000000, 0n, false, false],
    [0x00923456, 0n, false, false],
    [0x01803456, 0n, false, false],
    [0x04000000, 0n, false, false],
    [0x01123456, 0x12n, false, false],
    [0x01fedcba, 0x7en, true, false],
    [0x02123456, 0x1234n, false, false],
    [0x03123456, 0x123456n, false, false],
    [0x04123456, 0x12345600n, false, false],
    [0x04923456, 0x12345600n, true, false],
    [0x05009234, 0x92340000n, false, false],
    [0x20123456, 0x123456n << 232n, false, false],
    [0x22000001, 1n << 248n, false, false],
  ])('%i is read as Bitcoin reads it', (compact, value, isNegative, overflows) => {
    expect(decodeCompact(compact)).toEqual({ target: value, isNegative, overflows });
  });

  it.each([0xff123456, 0x23000001, 0x22000100, 0x21010000])('%i overflows', (compact) => {
    expect(decodeCompact(compact).overflows).toBe(true);
    expect(targetOf(compact)).toBeNull();
    expect(workOf(compact)).toBe(0n);
  });

  it('never set the sign of a positive target', () => {
    expect(encodeCompact(0x80n)).toBe(0x02008000);
    expect(encodeCompact(0x800000n)).toBe(0x04008000);
  });

  it('give the work that was asked for within their precision', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: 1n << 100n }), (hashes) => {
        const work = Number(workOf(bitsForWork(hashes)));
        expect(Math.abs(work / Number(hashes) - 1)).toBeLessThan(0.34);
        if (hashes > 1n << 8n) expect(Math.abs(work / Number(hashes) - 1)).toBeLessThan(1 / 128);
      }),
    );
  });
});
