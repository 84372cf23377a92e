// A DataView, not two aliased arrays, so that the byte order of the machine never shows.
const view = new DataView(new ArrayBuffer(8));

/** The upper 32 bits of a double: sign, eleven bits of exponent, twenty of fraction. */
export function highWord(value: number): number {
  view.setFloat64(0, value);
  return view.getInt32(0);
}

/** The lower 32 bits of a double, as an int32. */
export function lowWord(value: number): number {
  view.setFloat64(0, value);
  return view.getInt32(4);
}

/** `value`·2^`exponent`, rounded once; the exponent may run past the range of normal doubles. */
export function scaleByPowerOfTwo(value: number, exponent: number): number {
  let scaled = value;
  let left = exponent;
  // Two large steps cover the whole range; a subnormal result must be rounded in the last step only.
  while (left > 1023) {
    scaled *= 8.98846567431158e307; // 2^1023
    left -= 1023;
    if (left > 2046) return scaled * Infinity;
  }
  while (left < -1022) {
    scaled *= 2.004168360008973e-292; // 2^-969 = 2^-1022 · 2^53 keeps the value normal for one more step
    left += 969;
    if (left < -2046) return scaled * 0;
  }
  view.setInt32(0, (left + 1023) << 20);
  view.setInt32(4, 0);
  return scaled * view.getFloat64(0);
}

/** The power of two that leads `value` (finite, positive, normal or not): floor(log₂ value). */
export function binaryExponent(value: number): number {
  const biased = (highWord(value) >>> 20) & 0x7ff;
  if (biased !== 0) return biased - 1023;
  return binaryExponent(value * 18014398509481984) - 54; // 2^54 lifts a subnormal into the normal range
}
