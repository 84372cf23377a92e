import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binFrequencyHz, chordOf, createUniformStream, digestBytes, toneOf } from '../../src/index.js';

const band = { lowHz: 1e9, bandwidthHz: 32e6, windowSeconds: 1e-6 };
const digests = fc.uint8Array({ minLength: 1, maxLength: 40 });

test('a chord is L distinct bins in rising order, the same for the same digest', () => {
  fc.assert(
    fc.property(digests, fc.integer({ min: 1, max: 32 }), (digest, weight) => {
      const chord = chordOf(digest, band, weight);
      expect(chord.bins.length).toBe(weight);
      chord.bins.forEach((bin, l) => {
        expect(bin).toBeLessThan(32);
        if (l > 0) expect(bin).toBeGreaterThan(chord.bins[l - 1]!);
        expect(chord.frequenciesHz[l]).toBe(binFrequencyHz(band, bin));
      });
      expect(chordOf(digest, band, weight)).toEqual(chord);
      expect(toneOf(digest, band)).toEqual(toneOf(digest, band));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('tones lie on the grid of 1/T above the low end and within the band', () => {
  expect(binFrequencyHz(band, 0)).toBe(1e9 + 1e6);
  expect(binFrequencyHz(band, 31)).toBe(1e9 + 32e6);
});

describe('codes are unbiased', () => {
  const random = createUniformStream(6);
  const draws = 32_000;

  test('every tone is equally likely', () => {
    const counts = new Float64Array(32);
    for (let k = 0; k < draws; k++) counts[toneOf(nextDigest(), band).bin]! += 1;
    // Chi-square with 31 degrees of freedom: 65 is exceeded in 3 of 10,000 cases.
    expect(chiSquare(counts, draws / 32)).toBeLessThan(65);
  });

  test('every pair out of five bins is an equally likely chord', () => {
    const five = { ...band, bandwidthHz: 5e6 };
    const counts = new Map<string, number>();
    for (let k = 0; k < 10_000; k++) {
      const key = chordOf(nextDigest(), five, 2).bins.join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(10);
    expect(chiSquare(Float64Array.from(counts.values()), 1000)).toBeLessThan(31);
  });

  function nextDigest(): Uint8Array {
    return Uint8Array.from({ length: 12 }, () => random.nextBelow(256));
  }
});

test('text and bytes of one digest are the same; length and every byte count', () => {
  expect(digestBytes('00ffA0')).toEqual(Uint8Array.of(0, 255, 160));
  expect(chordOf('00ffa0', band, 5)).toEqual(chordOf(Uint8Array.of(0, 255, 160), band, 5));
  const wide = { ...band, bandwidthHz: 1e15 };
  const tones = ['00', '0000', '00'.repeat(8), '00'.repeat(9), '01', '0001', '00'.repeat(8) + '01'];
  expect(new Set(tones.map((digest) => toneOf(digest, { ...wide, bandwidthHz: 4e15 }).bin)).size).toBe(
    tones.length,
  );
});

test('bad input gets one clear line', () => {
  expect(() => toneOf('abc', band)).toThrow(/pairs of hexadecimal digits/);
  expect(() => toneOf('zz', band)).toThrow(/pairs of hexadecimal digits/);
  expect(() => toneOf('', band)).toThrow(/must not be empty/);
  expect(() => chordOf('00', band, 33)).toThrow(
    'the weight of a chord must be an integer from 1 to 32, got 33',
  );
  expect(() => chordOf('00', { ...band, bandwidthHz: 1e5 }, 1)).toThrow(/a band needs 1 to/);
  expect(() => chordOf('00', { ...band, windowSeconds: -1 }, 1)).toThrow(/band.windowSeconds/);
});

function chiSquare(counts: Float64Array, expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
