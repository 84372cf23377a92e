import { scaleByPowerOfTwo } from './double-bits.js';
import { exp, exponentAroundOne, expOfSum, LN2_HIGH, LN2_LOW } from './exponential.js';

/*
 * x^y = exp(y·ln x) needs ln x to about 64 bits, since y·ln x may reach 709. The logarithm is therefore carried as
 * the unevaluated sum of two doubles (Dekker 1971): ln m = 2·artanh(s), s = (m − 1)/(m + 1), whose first two terms
 * are computed in double length and whose remainder, below 2·10⁻⁴ of the whole, in single.
 */

/** The rounding error of a·b: a·b = product + error exactly, for |a|, |b| < 2^996 (Veltkamp's split by 2^27 + 1). */
function productError(a: number, b: number, product: number): number {
  const aBig = a * 134217729;
  const aHigh = aBig - (aBig - a);
  const aLow = a - aHigh;
  const bBig = b * 134217729;
  const bHigh = bBig - (bBig - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** Σ z^k/(2k + 5) for k ≥ 0 and z = s² ≤ 0.0295: twelve terms leave less than 10⁻¹⁹. */
function artanhRemainder(z: number): number {
  let sum = 0;
  for (let k = 11; k >= 0; k--) sum = sum * z + 1 / (2 * k + 5);
  return sum;
}

function positivePower(base: number, exponent: number): number {
  const binary = exponentAroundOne(base);
  const mantissa = scaleByPowerOfTwo(base, -binary);
  const numerator = mantissa - 1;
  const denominator = mantissa + 1;
  const denominatorError = mantissa - (denominator - 1); // m + 1 may round
  const s = numerator / denominator;
  const back = s * denominator;
  const sLow = (numerator - back - productError(s, denominator, back) - s * denominatorError) / denominator;
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const cube = s * z;
  const cubeLow = productError(s, z, cube) + s * zLow + sLow * z;
  const third = cube / 3;
  const thirdBack = third * 3;
  const thirdLow = (cube - thirdBack - productError(third, 3, thirdBack) + cubeLow) / 3;
  // ln x = k·ln 2 + 2s + 2s³/3 + …, added from the largest, each sum with its error.
  const whole = binary * LN2_HIGH;
  const high = whole + 2 * s;
  const lost = high - whole;
  const highError = whole - (high - lost) + (2 * s - lost);
  const high2 = high + 2 * third;
  const lost2 = high2 - high;
  const high2Error = high - (high2 - lost2) + (2 * third - lost2);
  // LN2_LOW is itself a rounded tail; what it drops matters at |k| ~ 1000.
  const ln2Tail = binary * LN2_LOW;
  const ln2TailError = productError(binary, LN2_LOW, ln2Tail) + binary * LN2_REST;
  const low =
    highError +
    high2Error +
    2 * (sLow + thirdLow) +
    2 * cube * z * artanhRemainder(z) +
    ln2TailError +
    ln2Tail;
  const logarithm = high2 + low;
  const logarithmLow = high2 - logarithm + low;
  const product = exponent * logarithm;
  if (!(Math.abs(product) < 1e4)) return exp(product);
  return expOfSum(product, productError(exponent, logarithm, product) + exponent * logarithmLow);
}

/** ln 2 − LN2_HIGH − LN2_LOW, from the published digits of ln 2. */
const LN2_REST = 1.1612227229362532e-26;

/**
 * base^exponent within 1 ulp, with the special cases of IEEE 754 pow as ECMAScript has them: anything^0 = 1,
 * (±1)^±∞ = NaN, a negative base needs an integer exponent, else NaN.
 */
export function pow(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (base !== base || exponent !== exponent) return NaN;
  const size = Math.abs(base);
  if (exponent === Infinity || exponent === -Infinity) {
    if (size === 1) return NaN;
    return size > 1 === exponent > 0 ? Infinity : 0;
  }
  const isInteger = Math.floor(exponent) === exponent;
  // Every double of at least 2^53 is even, so the halves below tell odd from even.
  const isOdd = isInteger && Math.floor(exponent / 2) !== exponent / 2;
  if (size === 0 || size === Infinity) {
    const result = (size === 0) === exponent > 0 ? 0 : Infinity;
    return isOdd && (base < 0 || 1 / base < 0) ? -result : result;
  }
  if (base < 0 && !isInteger) return NaN;
  if (size === 1) return isOdd ? base : 1;
  const result =
    Math.abs(exponent) > 1e18 ? exp(exponent * (size > 1 ? 1 : -1)) : positivePower(size, exponent);
  return isOdd && base < 0 ? -result : result;
}
