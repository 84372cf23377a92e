import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFieldReading, createUniformStream } from '../../src/index.js';
import { threefry } from '../../src/noise/threefry.js';

describe('Threefry-2x32-20', () => {
  // The known answers that Random123 ships with its source.
  test.each([
    [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
    [-1, -1, -1, -1, 0x1cb996fc, 0xbb002be7],
    [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xc4923a9c, 0x483df7a0],
  ])('key %d %d, counter %d %d', (key0, key1, counter0, counter1, first, second) => {
    const words = Int32Array.of(counter0, counter1);
    threefry(key0, key1, words);
    expect([words[0]! >>> 0, words[1]! >>> 0]).toEqual([first, second]);
  });
});

describe('uniform streams', () => {
  test('one seed and label, one sequence; other labels, other sequences', () => {
    const take = (seed: number, label: number) => {
      const stream = createUniformStream(seed, label);
      return Array.from({ length: 5 }, () => stream.nextUint32());
    };
    expect(take(7, 0)).toEqual(take(7, 0));
    expect(take(7, 0)).not.toEqual(take(7, 1));
    expect(take(7, 0)).not.toEqual(take(7 + 2 ** 32, 0));
    expect(() => createUniformStream(-1)).toThrow('seed must be an integer');
  });

  test('integers below a bound are equally likely', () => {
    const stream = createUniformStream(3);
    const counts = new Float64Array(7);
    for (let k = 0; k < 70_000; k++) counts[stream.nextBelow(7)]! += 1;
    for (const count of counts)
      expect(Math.abs(count - 10_000)).toBeLessThan(3.9 * Math.sqrt(10_000 * (6 / 7)));
  });

  test('large bounds are unbiased too: a remainder alone would favour the lowest third', () => {
    const stream = createUniformStream(5);
    let low = 0;
    for (let k = 0; k < 10_000; k++) if (stream.nextBelow(3 * 2 ** 30) < 2 ** 30) low += 1;
    expect(Math.abs(low / 10_000 - 1 / 3)).toBeLessThan(3.3 * Math.sqrt(2 / 9 / 10_000));
  });

  test('uniforms and Gaussians have their moments', () => {
    const stream = createUniformStream(4);
    const pair = new Float64Array(2);
    let sum = 0;
    let re = 0;
    let power = 0;
    for (let k = 0; k < 50_000; k++) {
      sum += stream.nextUniform();
      stream.nextComplexGaussian(pair);
      re += pair[0]!;
      power += pair[0]! ** 2 + pair[1]! ** 2;
    }
    expect(Math.abs(sum / 50_000 - 0.5)).toBeLessThan(3.3 / Math.sqrt(12 * 50_000));
    expect(Math.abs(re / 50_000)).toBeLessThan(3.3 / Math.sqrt(2 * 50_000));
    expect(Math.abs(power / 50_000 - 1)).toBeLessThan(3.3 / Math.sqrt(50_000));
  });
});

describe('noise of a reading', () => {
  const noisy = (seed: number) =>
    createFieldReading({
      arrivals: [],
      durationSeconds: 1e-3,
      noise: { seed, densityPerHz: 4e-9, sampleBandwidthHz: 1e6 },
    });

  test('reading twice, in any order, gives the same; other seeds give other noise', () => {
    const cell = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 10 }), (cells) => {
        const read = (order: typeof cells, seed: number) => {
          const reading = noisy(seed);
          return new Map(order.map(([f, g]) => [`${f} ${g}`, reading.integrate(f * 1e6, g * 1e-6, 1e-6)]));
        };
        const forth = read(cells, 9);
        for (const [key, phasor] of read([...cells].reverse(), 9)) expect(forth.get(key)).toEqual(phasor);
        const [first] = read(cells, 10).values();
        expect([...forth.values()][0]).not.toEqual(first);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  test('a phasor has E|n|² = 2·N₀/T, half in each part, and neighbours are uncorrelated', () => {
    const reading = noisy(1);
    const count = 20_000;
    for (const duration of [1e-6, 4e-6]) {
      let re = 0;
      let im = 0;
      let across = 0;
      let last = 0;
      for (let k = 0; k < count; k++) {
        const phasor = reading.integrate(1e6 + k * 1e3, 0, duration);
        re += phasor.re ** 2;
        im += phasor.im ** 2;
        across += phasor.re * last;
        last = phasor.re;
      }
      const expected = 4e-9 / duration;
      const tolerance = 3.3 * Math.sqrt(2 / count);
      expect(Math.abs(re / count / expected - 1)).toBeLessThan(tolerance);
      expect(Math.abs(im / count / expected - 1)).toBeLessThan(tolerance);
      expect(Math.abs(across / count / expected)).toBeLessThan(3.3 / Math.sqrt(count));
    }
  });

  test('samples have variance N₀·B, and none without a bandwidth', () => {
    const reading = noisy(2);
    let power = 0;
    for (let k = 0; k < 20_000; k++) power += reading.sample(k * 1e-8) ** 2;
    expect(Math.abs(power / 20_000 / 4e-3 - 1)).toBeLessThan(3.3 * Math.sqrt(2 / 20_000));
    expect(reading.sample(5e-6)).toBe(reading.sample(5e-6));
    const wide = createFieldReading({
      arrivals: [],
      durationSeconds: 1,
      noise: { seed: 2, densityPerHz: 4e-9 },
    });
    expect(wide.sample(0.5)).toBe(0);
  });

  test('a bad seed or density is refused in one line', () => {
    const make = (seed: number, densityPerHz: number) => () =>
      createFieldReading({ arrivals: [], durationSeconds: 1, noise: { seed, densityPerHz } });
    expect(make(0.5, 1)).toThrow(/noise.seed must be an integer/);
    expect(make(1, -1)).toThrow(/noise.densityPerHz must be a finite number of at least 0/);
  });
});
