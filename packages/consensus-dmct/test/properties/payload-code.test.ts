import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchBytes, decodeBatch, encodeBatch, valueBytes } from '../../src/log/payload-code.js';
import { createSymbolCode, gatesFor, putSymbols, tonesOfGate } from '../../src/log/symbols.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const entries = fc.array(
  fc.record({ index: fc.nat(0xffffffff), value: fc.string({ unit: 'binary', maxLength: 40 }) }),
  { maxLength: 12 },
);
const BAND = { lowHz: 1e9, bandwidthHz: 1e8, windowSeconds: 640e-9 };

describe('a batch as bytes', () => {
  it('comes back as it went, whatever the text', () => {
    fc.assert(
      fc.property(entries, (batch) => {
        const bytes = encodeBatch(batch, digest);
        expect(decodeBatch(bytes, digest)).toEqual(batch);
        const longest = batch.reduce((most, { value }) => Math.max(most, valueBytes(value)), 0);
        expect(bytes.length).toBeLessThanOrEqual(batchBytes(batch.length, longest));
      }),
    );
  });

  it('a flipped bit makes it nothing', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (batch, at) => {
        const bytes = encodeBatch(batch, digest);
        const bit = at % (8 * bytes.length);
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        expect(decodeBatch(bytes, digest)).toBeNull();
      }),
    );
  });

  it('never throws on what is no batch', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(() => decodeBatch(bytes, digest)).not.toThrow();
      }),
    );
  });
});

describe('bytes as tones', () => {
  it.each([2, 4, 8, 16, 32, 64])('M = %i: one tone a symbol, and the bytes come back', (tones) => {
    const code = createSymbolCode(BAND, 64, tones);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (bytes) => {
        const back = new Uint8Array(bytes.length);
        for (let gate = 0; gate < gatesFor(bytes.length, code); gate++) {
          const symbols = Array.from(
            tonesOfGate(bytes, gate, code),
            (tone, s) => code.frequenciesHz.indexOf(tone) - s * tones,
          );
          expect(symbols.every((symbol) => symbol >= 0 && symbol < tones)).toBe(true);
          putSymbols(back, gate, symbols, code);
        }
        expect(back).toEqual(bytes);
      }),
      { numRuns: 30 },
    );
  });
});
