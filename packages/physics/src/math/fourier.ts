import { cosTurns, sinTurns } from './turns.js';

/** A discrete Fourier transform of one length; it keeps scratch space, so it is not re-entrant. */
export interface FourierTransform {
  readonly length: number;
  /**
   * Σ x[g]·e^{∓2πi·mg/n} in place (minus forwards, plus backwards, no factor 1/n), of the numbers at `offset` to
   * `offset + length`.
   */
  run(re: Float64Array, im: Float64Array, isBackwards: boolean, offset?: number): void;
}

const RADICES = [4, 2, 3, 5] as const;

/** The least length of at least `least` that is a product of twos, threes and fives, and even. */
export function goodLength(least: number): number {
  for (let length = 2 * Math.ceil(Math.max(2, least) / 2); ; length += 2) {
    if (radicesOf(length) !== undefined) return length;
  }
}

/**
 * The fast Fourier transform of Cooley & Tukey (1965), in Stockham's self-sorting form: every pass reads one array and
 * writes another, in order. n·log n operations for a length of twos, threes and fives; others are refused.
 */
export function createFourierTransform(length: number): FourierTransform {
  const radices = radicesOf(length);
  if (radices === undefined) throw new RangeError(`length must be 2^a·3^b·5^c, got ${length}`);
  const rootRe = Float64Array.from({ length }, (_, k) => cosTurns(k / length));
  const rootIm = Float64Array.from({ length }, (_, k) => -sinTurns(k / length));
  const a = { re: new Float64Array(length), im: new Float64Array(length) };
  const b = { re: new Float64Array(length), im: new Float64Array(length) };
  return {
    length,
    run(re, im, isBackwards, offset = 0) {
      // Backwards is forwards with the parts exchanged.
      const [first, second] = isBackwards ? [im, re] : [re, im];
      a.re.set(first.subarray(offset, offset + length));
      a.im.set(second.subarray(offset, offset + length));
      let [from, to] = [a, b];
      let stride = 1;
      for (const radix of radices) {
        const count = length / stride / radix;
        if (radix === 4) passOfFour(from, to, count, stride, rootRe, rootIm);
        else pass(radix, from, to, count, stride, rootRe, rootIm);
        stride *= radix;
        [from, to] = [to, from];
      }
      first.set(from.re, offset);
      second.set(from.im, offset);
    },
  };
}

interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** One pass of any radix: `count` groups of `radix` inputs `count`·`stride` apart. */
function pass(
  radix: number,
  from: Complex,
  to: Complex,
  count: number,
  stride: number,
  rootRe: Float64Array,
  rootIm: Float64Array,
): void {
  const length = rootRe.length;
  for (let q = 0; q < count; q++) {
    for (let out = 0; out < radix; out++) {
      const twist = q * out * stride;
      const target = stride * (radix * q + out);
      for (let k = 0; k < stride; k++) {
        let re = 0;
        let im = 0;
        for (let j = 0; j < radix; j++) {
          const at = k + stride * (q + count * j);
          const root = (twist + (j * out * length) / radix) % length;
          re += from.re[at]! * rootRe[root]! - from.im[at]! * rootIm[root]!;
          im += from.re[at]! * rootIm[root]! + from.im[at]! * rootRe[root]!;
        }
        to.re[target + k] = re;
        to.im[target + k] = im;
      }
    }
  }
}

function passOfFour(
  from: Complex,
  to: Complex,
  count: number,
  stride: number,
  rootRe: Float64Array,
  rootIm: Float64Array,
): void {
  const apart = stride * count;
  for (let q = 0; q < count; q++) {
    const [w1, w2, w3] = [q * stride, 2 * q * stride, 3 * q * stride];
    const [r1, i1] = [rootRe[w1]!, rootIm[w1]!];
    const [r2, i2] = [rootRe[w2]!, rootIm[w2]!];
    const [r3, i3] = [rootRe[w3]!, rootIm[w3]!];
    const target = 4 * stride * q;
    for (let k = 0; k < stride; k++) {
      const at = k + stride * q;
      const x0 = from.re[at]!;
      const y0 = from.im[at]!;
      const x1 = from.re[at + apart]!;
      const y1 = from.im[at + apart]!;
      const x2 = from.re[at + 2 * apart]!;
      const y2 = from.im[at + 2 * apart]!;
      const x3 = from.re[at + 3 * apart]!;
      const y3 = from.im[at + 3 * apart]!;
      const re02 = x0 - x2;
      const im02 = y0 - y2;
      const re13 = x1 - x3;
      const im13 = y1 - y3;
      const out = target + k;
      to.re[out] = x0 + x2 + (x1 + x3);
      to.im[out] = y0 + y2 + (y1 + y3);
      const aRe = re02 + im13;
      const aIm = im02 - re13;
      to.re[out + stride] = aRe * r1 - aIm * i1;
      to.im[out + stride] = aRe * i1 + aIm * r1;
      const bRe = x0 + x2 - (x1 + x3);
      const bIm = y0 + y2 - (y1 + y3);
      to.re[out + 2 * stride] = bRe * r2 - bIm * i2;
      to.im[out + 2 * stride] = bRe * i2 + bIm * r2;
      const cRe = re02 - im13;
      const cIm = im02 + re13;
      to.re[out + 3 * stride] = cRe * r3 - cIm * i3;
      to.im[out + 3 * stride] = cRe * i3 + cIm * r3;
    }
  }
}

function radicesOf(length: number): number[] | undefined {
  const radices = [];
  let left = length;
  for (const radix of RADICES) {
    while (left % radix === 0) {
      radices.push(radix);
      left /= radix;
    }
  }
  return left === 1 && length >= 1 ? radices : undefined;
}
