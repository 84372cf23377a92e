import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createUniformStream,
  superposeOnGrid,
  superposeTone,
  type FieldGrid,
  type GridOptions,
  type Phasors,
  type SteadyEmitters,
} from '../../src/index.js';
import { createFourierTransform, goodLength } from '../../src/math/fourier.js';

/** Emitters strewn over a rectangle, by `seed`. */
function crowd(count: number, seed: number, width: number, height: number, left = 0): SteadyEmitters {
  const random = createUniformStream(seed);
  const list = (draw: () => number) => Float64Array.from({ length: count }, draw);
  return {
    x: list(() => left + width * random.nextUniform()),
    y: list(() => height * random.nextUniform()),
    z: new Float64Array(count),
    amplitudes: list(() => 0.5 + random.nextUniform()),
    turns: list(() => random.nextUniform()),
  };
}

/** ‖a − b‖₂/‖b‖₂. */
function distance(a: Phasors, b: Phasors): number {
  let off = 0;
  let whole = 0;
  for (let k = 0; k < b.re.length; k++) {
    off += (a.re[k]! - b.re[k]!) ** 2 + (a.im[k]! - b.im[k]!) ** 2;
    whole += b.re[k]! ** 2 + b.im[k]! ** 2;
  }
  return Math.sqrt(off / whole);
}

const both = (emitters: SteadyEmitters, grid: FieldGrid, options: GridOptions) => ({
  fast: superposeOnGrid(emitters, grid, { ...options, method: 'convolution' }),
  direct: superposeOnGrid(emitters, grid, { ...options, method: 'direct' }),
});

describe('many emitters on a grid', () => {
  test.each([
    // waves across, clamp: coarse grids and fine ones, and none of a wave.
    [0, 0.01],
    [4, 0.01],
    [30, 2],
    [60, 0.5],
  ])('%f wavelengths across, clamp %f m: within 1e-6 of the direct sum', (waves, nearFieldRadiusMetres) => {
    const grid = { x: 0, y: 0, z: 0, spacingMetres: 100 / 63, columns: 64, rows: 64 };
    const emitters = crowd(700, 3, 100, 100);
    const { direct, fast } = both(emitters, grid, { cyclesPerMetre: waves / 100, nearFieldRadiusMetres });
    expect(distance(fast, direct)).toBeLessThan(1e-6);
  });

  test('whatever the shape of the grid, and wherever the emitters lie in its plane', () => {
    const shape = fc.record({
      columns: fc.integer({ min: 20, max: 70 }),
      rows: fc.integer({ min: 20, max: 70 }),
      left: fc.double({ min: -40, max: 40, noNaN: true }),
      width: fc.double({ min: 1, max: 60, noNaN: true }),
      waves: fc.double({ min: 0, max: 0.5, noNaN: true }),
      seed: fc.nat(1e6),
    });
    fc.assert(
      fc.property(shape, ({ columns, left, rows, seed, waves, width }) => {
        const grid = { x: 1, y: -2, z: 0, spacingMetres: 0.7, columns, rows };
        const { direct, fast } = both(crowd(500, seed, width, 20, left), grid, {
          cyclesPerMetre: waves,
          nearFieldRadiusMetres: 0.05,
        });
        expect(distance(fast, direct)).toBeLessThan(1e-6);
      }),
      { seed: 1, numRuns: 4 },
    );
  });

  test('emitters at the very points are clamped as the direct sum has it', () => {
    const grid = { x: 0, y: 0, z: 0, spacingMetres: 1, columns: 40, rows: 40 };
    const emitters = crowd(900, 8, 39, 39);
    const snapped = { ...emitters, x: emitters.x.map(Math.round), y: emitters.y.map(Math.round) };
    const { direct, fast } = both(snapped, grid, { cyclesPerMetre: 0.3, nearFieldRadiusMetres: 0.1 });
    expect(distance(fast, direct)).toBeLessThan(1e-6);
  });

  test('in step they make a focus, and it is there', () => {
    const grid = { x: 0, y: 0, z: 0, spacingMetres: 1, columns: 64, rows: 64 };
    const strewn = crowd(600, 5, 63, 63);
    const turns = strewn.turns.map((_, i) => 0.4 * Math.hypot(strewn.x[i]! - 20, strewn.y[i]! - 30));
    const { direct, fast } = both({ ...strewn, turns }, grid, { cyclesPerMetre: 0.4 });
    expect(distance(fast, direct)).toBeLessThan(1e-6);
    const size = (k: number) => Math.hypot(fast.re[k]!, fast.im[k]!);
    const strongest = [...fast.re.keys()].reduce((best, k) => (size(k) > size(best) ? k : best), 0);
    expect(strongest).toBe(30 * 64 + 20);
  });

  test('takes the direct sum, bit for bit, where that is cheaper or the only way', () => {
    const grid = { x: 0, y: 0, z: 0, spacingMetres: 1, columns: 8, rows: 6 };
    const few = crowd(10, 2, 8, 6);
    const places = {
      x: Float64Array.from({ length: 48 }, (_, k) => k % 8),
      y: Float64Array.from({ length: 48 }, (_, k) => Math.floor(k / 8)),
      z: new Float64Array(48),
    };
    const options = { cyclesPerMetre: 0.3 };
    const { im, method, re } = superposeOnGrid(few, grid, options);
    expect({ re, im }).toEqual(superposeTone(few, places, options));
    expect(method).toBe('direct');
    expect(superposeOnGrid(crowd(30_000, 2, 8, 6), { ...grid, columns: 64, rows: 48 }, options).method).toBe(
      'convolution',
    );
    const raised = { ...crowd(50_000, 2, 8, 6), z: new Float64Array(50_000).fill(0.1) };
    expect(() => superposeOnGrid(raised, grid, { ...options, method: 'convolution' })).toThrow(
      /grid’s plane/,
    );
    expect(() => superposeOnGrid(few, { ...grid, rows: 0 }, options)).toThrow('grid.rows must be an integer');
  });
});

test('the fast Fourier transform is the sum that defines it, forwards and back', () => {
  const random = createUniformStream(4);
  for (const length of [1, 2, 3, 4, 5, 12, 30, 64, 90, 128, 250]) {
    const draw = () => Float64Array.from({ length }, () => 2 * random.nextUniform() - 1);
    const [re, im] = [draw(), draw()];
    const [fastRe, fastIm] = [re.slice(), im.slice()];
    const transform = createFourierTransform(length);
    transform.run(fastRe, fastIm, false);
    for (let m = 0; m < length; m++) {
      let [sumRe, sumIm] = [0, 0];
      for (let g = 0; g < length; g++) {
        const angle = (-2 * Math.PI * ((m * g) % length)) / length;
        sumRe += re[g]! * Math.cos(angle) - im[g]! * Math.sin(angle);
        sumIm += re[g]! * Math.sin(angle) + im[g]! * Math.cos(angle);
      }
      expect(Math.hypot(fastRe[m]! - sumRe, fastIm[m]! - sumIm)).toBeLessThan(1e-12 * length);
    }
    transform.run(fastRe, fastIm, true);
    expect(Math.max(...fastRe.map((value, k) => Math.abs(value / length - re[k]!)))).toBeLessThan(1e-14);
  }
  expect([goodLength(1), goodLength(127), goodLength(129), goodLength(1025)]).toEqual([2, 128, 144, 1080]);
  expect(() => createFourierTransform(14)).toThrow('length must be 2^a·3^b·5^c, got 14');
});
