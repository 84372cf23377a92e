import { binaryExponent, scaleByPowerOfTwo } from './double-bits.js';

/*
 * exp and log after fdlibm (K. C. Ng, Sun Microsystems, 1993): reduce by ln 2 in two parts, a Remez polynomial on
 * the rest, and put the power of two back. ln 2's first part has 32 zero bits at its end, so k·LN2_HIGH is exact.
 */
export const LN2_HIGH = 6.9314718036912381649e-1;
export const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.4426950408889634;
const SQRT2 = 1.4142135623730951;
const INVERSE_LN10 = 0.4342944819032518;

/** e^x within 1 ulp. exp(−∞) = 0, exp(∞) = ∞, exp(NaN) = NaN; overflows above 709.78, vanishes below −745.13. */
export function exp(exponent: number): number {
  return expOfSum(exponent, 0);
}

/** e^(high + low) where low is a correction below high's last bits; `pow` needs it. */
export function expOfSum(high: number, low: number): number {
  if (high !== high) return NaN;
  if (high > 709.782712893384) return Infinity;
  if (high < -745.1332191019412) return 0;
  const count = Math.floor(high * INVERSE_LN2 + 0.5);
  const lead = high - count * LN2_HIGH;
  const tail = count * LN2_LOW - low;
  const rest = lead - tail;
  const square = rest * rest;
  const series =
    rest -
    square *
      (1.66666666666666019037e-1 +
        square *
          (-2.77777777770155933842e-3 +
            square *
              (6.61375632143793436117e-5 +
                square * (-1.6533902205465251539e-6 + square * 4.13813679705723846039e-8))));
  return scaleByPowerOfTwo(1 - (tail - (rest * series) / (2 - series) - lead), count);
}

/** The natural logarithm within 1 ulp. log(0) = −∞, log(∞) = ∞, NaN below zero. */
export function log(value: number): number {
  if (!(value > 0) || value === Infinity) return value === 0 ? -Infinity : value > 0 ? value : NaN;
  const exponent = binaryExponent(value);
  const mantissa = scaleByPowerOfTwo(value, -exponent);
  return mantissa >= SQRT2 ? logOfMantissa(0.5 * mantissa, exponent + 1) : logOfMantissa(mantissa, exponent);
}

/** 2^(zeros - 31): lifts a number of 32 bits, `zeros` of them leading zeros, into [1, 2). */
const LIFTS = Float64Array.from({ length: 33 }, (_, zeros) => scaleByPowerOfTwo(1, zeros - 31));

/**
 * log((word + 1/2) / 2^32) for an unsigned 32-bit word: the bits that {@link log} gives, several times faster, because
 * the exponent is read off the word.
 */
export function logOfUniform(word: number): number {
  const zeros = Math.clz32(word);
  const mantissa = (word + 0.5) * (LIFTS[zeros] as number);
  return mantissa >= SQRT2 ? logOfMantissa(0.5 * mantissa, -zeros) : logOfMantissa(mantissa, -1 - zeros);
}

/** The base-2 logarithm within 2 ulp, exact for powers of two. */
export function log2(value: number): number {
  if (!(value > 0) || value === Infinity) return log(value);
  const exponent = exponentAroundOne(value);
  return exponent + logOfMantissa(scaleByPowerOfTwo(value, -exponent), 0) * INVERSE_LN2;
}

/** The base-10 logarithm within 2 ulp; decibels are ten of it. */
export function log10(value: number): number {
  return log(value) * INVERSE_LN10;
}

/** The exponent k for which value/2^k lies in [√½, √2). */
export function exponentAroundOne(value: number): number {
  const exponent = binaryExponent(value);
  return scaleByPowerOfTwo(value, -exponent) >= SQRT2 ? exponent + 1 : exponent;
}

/** log(mantissa) + exponent·ln 2, mantissa in [√½, √2). */
function logOfMantissa(mantissa: number, exponent: number): number {
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const series =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z *
                    (1.818357216161805012e-1 +
                      z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + series) + exponent * LN2_LOW) - f);
}
