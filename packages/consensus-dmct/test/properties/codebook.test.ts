import { binFrequencyHz, createUniformStream } from '@dmct/physics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coinCarriers, coinShares, createCodeBook, withoutShared } from '../../src/codebook.js';
import { carriersOf, fieldSurface } from '../../src/messages.js';
import { gateNanoseconds } from '../../src/derived-params.js';
import { dmctParams } from '../../src/params.js';

const band = { lowHz: 1e9, bandwidthHz: 1e8, windowSeconds: 640e-9 };
const hex = (text: string): string =>
  [...text].map((c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('');

function bookOf(candidates: readonly string[]) {
  return createCodeBook({
    band,
    coinBand: band,
    subcarriers: 16,
    coinBits: 8,
    coinSubcarriers: 2,
    candidates,
    digest: hex,
  });
}

describe('the code book', () => {
  it('gives two messages equally many tones, none of them shared, all in the band', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 2, maxLength: 2 }),
        (values) => {
          const [zero, one] = bookOf(values).voteFrequenciesHz;
          expect(zero.length).toBe(one.length);
          expect(zero.length).toBeGreaterThan(0);
          expect([...zero].some((frequency) => one.includes(frequency))).toBe(false);
          for (const frequency of [...zero, ...one]) {
            expect(frequency).toBeGreaterThan(band.lowHz);
            expect(frequency).toBeLessThanOrEqual(band.lowHz + band.bandwidthHz + 1);
          }
        },
      ),
      { seed: 1 },
    );
  });

  it('drops a shared tone from both', () => {
    const [a, b] = withoutShared(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 5));
    expect([...a]).toEqual([1, 3]);
    expect([...b]).toEqual([4, 5]);
  });

  it('sounds each value of each bit on tones of its own', () => {
    const book = bookOf(['attack', 'retreat']);
    expect(new Set(book.coinFrequenciesHz).size).toBe(32);
    expect(book.coinFrequenciesHz[0]).toBe(binFrequencyHz(band, 0));
    const stream = createUniformStream(1);
    const bits = Uint8Array.of(0, 1, 1, 0, 1, 0, 0, 1);
    const sounded = new Set(coinCarriers(book, bits, () => stream.nextUniform()).frequenciesHz);
    bits.forEach((bit, m) => {
      const own = book.coinFrequenciesHz.subarray((2 * m + bit) * 2, (2 * m + bit) * 2 + 2);
      const other = book.coinFrequenciesHz.subarray((2 * m + 1 - bit) * 2, (2 * m + 1 - bit) * 2 + 2);
      expect([...own].every((frequency) => sounded.has(frequency))).toBe(true);
      expect([...other].some((frequency) => sounded.has(frequency))).toBe(false);
    });
  });

  it('shares the power of a coin so that no other sharing leaves less noise in the level', () => {
    const noise = (shares: ArrayLike<number>): number =>
      Array.from(shares).reduce((sum, share, m) => sum + 1 / (4 ** (m + 1) * share), 0);
    const shares = coinShares(8);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (raw) => {
          const total = raw.reduce((sum, share) => sum + share, 0);
          expect(noise(raw.map((share) => share / total))).toBeGreaterThanOrEqual(noise(shares) - 1e-9);
        },
      ),
      { seed: 2 },
    );
  });

  it('has a gate long enough for its bins, in whole nanoseconds', () => {
    const params = dmctParams.parse({});
    expect(gateNanoseconds(params)).toBe(640);
    expect(gateNanoseconds({ bins: 64, bandwidthHz: 3e8 })).toBe(214);
  });
});

describe('the field surface', () => {
  const book = bookOf(['attack', 'retreat']);
  const emission = (value: string) => ({
    startNanoseconds: 5,
    durationSeconds: 1e-6,
    amplitude: 2,
    envelope: 'rectangular' as const,
    carriers: carriersOf(value, (other) => book.frequenciesOf(other), [1, 2, 3]),
  });

  it('knows what an emission states, and restates it with the same time, power and phases', () => {
    const truth = emission('attack');
    const lie = fieldSurface.withValue(truth, 'retreat');
    expect(fieldSurface.valueOf(truth)).toBe('attack');
    expect(lie).not.toBeNull();
    expect(fieldSurface.valueOf(lie!)).toBe('retreat');
    expect([...lie!.carriers.frequenciesHz]).toEqual([...book.voteFrequenciesHz[1]]);
    expect([...lie!.carriers.phasesRadians.slice(0, 3)]).toEqual([1, 2, 3]);
    expect({ ...lie!, carriers: truth.carriers }).toEqual(truth);
    expect(fieldSurface.valueOf({ ...truth, amplitude: 9 })).toBe('attack');
  });

  it('sees no value in a coin', () => {
    const coin = { ...emission('attack'), carriers: coinCarriers(book, new Uint8Array(8), () => 0) };
    expect(fieldSurface.valueOf(coin)).toBeNull();
    expect(fieldSurface.withValue(coin, 'retreat')).toBeNull();
  });
});
