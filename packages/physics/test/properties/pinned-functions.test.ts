import { describe, expect, test } from 'vitest';
import { createUniformStream, pinned } from '../../src/index.js';
import { ulpDistance } from '../support/ulp.js';

const DRAWS = 20_000;
const random = createUniformStream(20);
const signed = (size: number): number => (random.nextUniform() - 0.5) * 2 * size;
const decades = (from: number, to: number): number => 10 ** (from + (to - from) * random.nextUniform());

/** The worst distance from Math's function in ulp; Math's own error of up to 1 ulp is in it. */
function worst(
  ours: (...x: number[]) => number,
  theirs: (...x: number[]) => number,
  draw: () => number[],
): number {
  let greatest = 0;
  for (let k = 0; k < DRAWS; k++) {
    const x = draw();
    greatest = Math.max(greatest, ulpDistance(ours(...x), theirs(...x)));
  }
  return greatest;
}

describe('against Math over random arguments', () => {
  const wide = (): number[] => [signed(1) * decades(-9, 12)];
  const ratio = (): number[] => [signed(1)];
  test.each([
    ['sin', 2, wide],
    ['cos', 2, wide],
    ['tan', 4, wide],
    ['exp', 1, () => [signed(745)]],
    ['log', 1, () => [decades(-320, 308)]],
    ['log', 2, () => [1 + signed(0.01)]],
    ['log2', 2, () => [decades(-320, 308)]],
    ['log10', 3, () => [decades(-320, 308)]],
    ['atan', 1, wide],
    ['atan2', 2, () => [signed(1), signed(1)]],
    ['asin', 3, ratio],
    ['acos', 3, ratio],
    ['pow', 2, () => [decades(-10, 10), signed(30)]],
    ['pow', 2, () => [1 + signed(1e-6), signed(1e8)]],
  ] as const)('%s within %d ulp', (name, bound, draw) => {
    const ours: unknown = pinned[name];
    const theirs: unknown = Reflect.get(Math, name);
    type Real = (...x: number[]) => number;
    expect(worst(ours as Real, theirs as Real, draw)).toBeLessThanOrEqual(bound);
  });

  test('next to the multiples of π/2, where the reduction cancels nearly everything', () => {
    let greatest = 0;
    for (let k = 1; k < 1_000_000; k = Math.ceil(k * 1.001)) {
      const angle = k * (Math.PI / 2);
      greatest = Math.max(greatest, ulpDistance(pinned.sin(angle), Math.sin(angle)));
      greatest = Math.max(greatest, ulpDistance(pinned.cos(angle), Math.cos(angle)));
    }
    expect(greatest).toBeLessThanOrEqual(2);
  });

  test('huge angles keep all their digits (Payne and Hanek)', () => {
    for (const angle of [1e22, 3e15, -1e300, 1.7976931348623157e308]) {
      expect(Math.abs(pinned.sin(angle) - Math.sin(angle))).toBeLessThan(3e-16);
      expect(Math.abs(pinned.cos(angle) - Math.cos(angle))).toBeLessThan(3e-16);
    }
    // The double nearest to a multiple of π/2 (Muller, Elementary Functions, §9.4).
    const worstCase = 6381956970095103 * 2 ** 797;
    expect(pinned.cos(worstCase)).toBeCloseTo(-4.687165924254624e-19, 30);
  });
});

describe('where the answer is known', () => {
  test('infinities, NaN and zeros go as in ECMAScript', () => {
    for (const name of [
      'sin',
      'cos',
      'tan',
      'exp',
      'log',
      'log2',
      'log10',
      'atan',
      'asin',
      'acos',
    ] as const) {
      for (const x of [NaN, Infinity, -Infinity, 0, -0]) {
        expect(Object.is(pinned[name](x), Math[name](x)), `${name}(${x})`).toBe(true);
      }
    }
    const edges = [NaN, Infinity, -Infinity, 0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3];
    for (const y of edges) {
      for (const x of edges) {
        expect(ulpDistance(pinned.atan2(y, x), Math.atan2(y, x)), `atan2(${y}, ${x})`).toBeLessThanOrEqual(1);
        expect(Object.is(pinned.atan2(y, x) === 0, Math.atan2(y, x) === 0)).toBe(true);
        expect(ulpDistance(pinned.pow(y, x), Math.pow(y, x)), `pow(${y}, ${x})`).toBeLessThanOrEqual(1);
        expect(1 / pinned.pow(y, x) < 0).toBe(1 / Math.pow(y, x) < 0);
      }
    }
    expect(pinned.asin(1.1)).toBeNaN();
    expect(pinned.log(-1)).toBeNaN();
  });

  test('ends of the range', () => {
    expect(pinned.exp(709.7)).toBeLessThan(Infinity);
    expect(pinned.exp(710)).toBe(Infinity);
    expect(pinned.exp(-745)).toBe(5e-324);
    expect(pinned.exp(-746)).toBe(0);
    expect(pinned.log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
    expect(pinned.pow(2, -1074)).toBe(5e-324);
    expect(pinned.pow(2, 1023)).toBe(8.98846567431158e307);
    expect(pinned.pow(1.5, 1e300)).toBe(Infinity);
    for (let k = -1074; k < 1024; k += 7) expect(pinned.log2(2 ** k)).toBe(k);
  });

  test('turns: whole cycles cost nothing, quarters are exact', () => {
    for (const cycles of [0, 1, -7, 1e8, 2 ** 50]) {
      expect(pinned.sinTurns(cycles)).toBeCloseTo(0, 300);
      expect(pinned.cosTurns(cycles)).toBe(1);
      expect(pinned.sinTurns(cycles + 0.25)).toBe(1);
      expect(pinned.cosTurns(cycles + 0.5)).toBe(-1);
      expect(pinned.sinTurns(cycles - 0.25)).toBe(-1);
    }
    for (let k = 0; k < 2_000; k++) {
      const fraction = Math.floor(random.nextUniform() * 2 ** 20) / 2 ** 20;
      expect(pinned.sinTurns(1e8 + fraction)).toBe(pinned.sinTurns(fraction));
      expect(pinned.cosTurns(1e8 + fraction)).toBe(pinned.cosTurns(fraction));
      expect(Math.abs(pinned.sinTurns(fraction) - Math.sin(2 * Math.PI * fraction))).toBeLessThan(1e-15);
      expect(Math.abs(pinned.cosTurns(fraction) - Math.cos(2 * Math.PI * fraction))).toBeLessThan(1e-15);
    }
    expect(pinned.sinTurns(Infinity)).toBeNaN();
    expect(pinned.cosTurns(NaN)).toBeNaN();
  });

  test('sincos writes what sin and cos return', () => {
    const out = new Float64Array(2);
    pinned.sincos(2.5, out);
    expect([...out]).toEqual([pinned.sin(2.5), pinned.cos(2.5)]);
  });
});
