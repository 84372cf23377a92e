import { binaryExponent, scaleByPowerOfTwo } from './double-bits.js';

/*
 * Reduction of an angle by multiples of π/2.
 * Up to 2^20·π/2 the subtraction runs in three parts of π/2 of 33 bits each, so that a multiple of a part is
 * exact (Cody & Waite 1980, ch. 8; the parts are those of Sun's fdlibm, Ng 1992). Beyond that the angle is
 * multiplied by 2/π in integers of 1,300 bits, which is Payne & Hanek's reduction (1983) without their tables.
 */
const TWO_OVER_PI = 0.6366197723675814;
const FIRST = 1.5707963267341256;
const FIRST_TAIL = 6.077100506506192e-11;
const SECOND = 6.077100506303966e-11;
const SECOND_TAIL = 2.0222662487959506e-21;
const THIRD = 2.0222662487111665e-21;
const THIRD_TAIL = 8.4784276603689e-32;
const MEDIUM_RANGE = 1647099;

/** `out[0] + out[1]` becomes the angle less the returned number (0 to 3) of quarter turns, within ±π/4. */
export function reduceQuarterTurns(angleRadians: number, out: Float64Array): number {
  if (angleRadians > MEDIUM_RANGE || angleRadians < -MEDIUM_RANGE) return reduceHuge(angleRadians, out);
  const count = Math.floor(angleRadians * TWO_OVER_PI + 0.5);
  let rest = angleRadians - count * FIRST;
  let tail = count * FIRST_TAIL;
  let reduced = rest - tail;
  const size = Math.abs(angleRadians);
  // Cancellation ate more than 16 (then 49) bits: bring in the next part of π/2.
  if (Math.abs(reduced) < size * 1.52587890625e-5) {
    const before = rest;
    tail = count * SECOND;
    rest = before - tail;
    tail = count * SECOND_TAIL - (before - rest - tail);
    reduced = rest - tail;
    if (Math.abs(reduced) < size * 1.7763568394002505e-15) {
      const beforeThird = rest;
      tail = count * THIRD;
      rest = beforeThird - tail;
      tail = count * THIRD_TAIL - (beforeThird - rest - tail);
      reduced = rest - tail;
    }
  }
  out[0] = reduced;
  out[1] = rest - reduced - tail;
  return count & 3;
}

const PRECISION_BITS = 1300;
let twoOverPi: bigint | undefined;

/** arctan(1/n)·2^bits by its Taylor series, truncated. */
function arctanOfInverse(n: bigint, bits: number): bigint {
  let power = (1n << BigInt(bits)) / n;
  let sum = power;
  for (let k = 1n; power !== 0n; k += 1n) {
    power /= n * n;
    sum += k % 2n === 1n ? -(power / (2n * k + 1n)) : power / (2n * k + 1n);
  }
  return sum;
}

/** 2/π·2^1300, from Machin's formula (1706) π/4 = 4·arctan(1/5) − arctan(1/239); some 20 last bits are unsure. */
function twoOverPiScaled(): bigint {
  if (twoOverPi === undefined) {
    const bits = PRECISION_BITS + 64;
    const pi = 4n * (4n * arctanOfInverse(5n, bits) - arctanOfInverse(239n, bits));
    twoOverPi = (1n << BigInt(bits + PRECISION_BITS + 1)) / pi;
  }
  return twoOverPi;
}

function reduceHuge(angleRadians: number, out: Float64Array): number {
  const shift = binaryExponent(Math.abs(angleRadians)) - 52;
  const mantissa = BigInt(scaleByPowerOfTwo(Math.abs(angleRadians), -shift));
  const fractionBits = BigInt(PRECISION_BITS - shift);
  const product = mantissa * twoOverPiScaled();
  let quarter = product >> fractionBits;
  let fraction = product - (quarter << fractionBits);
  if (fraction >> (fractionBits - 1n) === 1n) {
    quarter += 1n;
    fraction -= 1n << fractionBits;
  }
  // 120 bits of the fraction, as two doubles, times π/2 as two doubles.
  const kept = fraction >> (fractionBits - 120n);
  const high = Number(kept);
  const low = Number(kept - BigInt(high));
  const scale = 7.52316384526264e-37; // 2^-120
  const reduced = high * scale * 1.5707963267948966;
  const tail = high * scale * 6.123233995736766e-17 + low * scale * 1.5707963267948966;
  const negative = angleRadians < 0;
  out[0] = negative ? -reduced : reduced;
  out[1] = negative ? -tail : tail;
  const turns = Number(quarter & 3n);
  return negative ? (4 - turns) & 3 : turns;
}
