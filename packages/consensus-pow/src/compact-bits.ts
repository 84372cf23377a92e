/** What a compact number ("nBits") says. */
export interface CompactTarget {
  /** The magnitude; 0 where the mantissa is shifted away. */
  readonly target: bigint;
  /** The sign bit is set on a mantissa that isn't zero: never a valid target. */
  readonly isNegative: boolean;
  /** The magnitude needs more than 256 bits: never a valid target. */
  readonly overflows: boolean;
}

const MANTISSA_MASK = 0x007fffff;
const SIGN_BIT = 0x00800000;

/**
 * Reads Bitcoin's compact form of a 256-bit number: one byte of exponent in base 256, one sign bit and 23 bits
 * of mantissa; value = mantissa x 256^(exponent - 3).
 */
export function decodeCompact(bits: number): CompactTarget {
  const exponent = (bits >>> 24) & 0xff;
  const mantissa = bits & MANTISSA_MASK;
  const target =
    exponent <= 3
      ? BigInt(mantissa) >> BigInt(8 * (3 - exponent))
      : BigInt(mantissa) << BigInt(8 * (exponent - 3));
  // As in Bitcoin, a small exponent shifts before the sign is looked at: 0x01800001 is zero, not negative.
  const kept = exponent <= 3 ? target : BigInt(mantissa);
  return {
    target,
    isNegative: kept !== 0n && (bits & SIGN_BIT) !== 0,
    overflows: target >= 1n << 256n,
  };
}

/**
 * Writes a non-negative number in compact form, rounding towards zero to the 23 bits that fit. A mantissa whose
 * top bit would read as the sign is moved one byte down instead.
 * Throws a RangeError for a negative number.
 */
export function encodeCompact(target: bigint): number {
  if (target < 0n) throw new RangeError('a target is never negative');
  let exponent = byteLength(target);
  let mantissa =
    exponent <= 3
      ? Number(target << BigInt(8 * (3 - exponent)))
      : Number(target >> BigInt(8 * (exponent - 3)));
  if ((mantissa & SIGN_BIT) !== 0) {
    mantissa >>>= 8;
    exponent++;
  }
  return ((exponent << 24) | mantissa) >>> 0;
}

function byteLength(value: bigint): number {
  return value === 0n ? 0 : Math.ceil(value.toString(16).length / 2);
}
