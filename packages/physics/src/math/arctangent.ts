import { PI } from './constants.js';

/*
 * atan after fdlibm (K. C. Ng, Sun Microsystems, 1993): the argument is moved next to arctan of 0, ½, 1, 1½ or ∞,
 * where an odd polynomial in eleven terms is good to the last bit.
 */
const PI_LOW = 1.2246467991473532e-16;
const ODD = [
  3.33333333333329318027e-1, 1.42857142725034663711e-1, 9.09088713343650656196e-2, 6.66107313738753120669e-2,
  4.97687799461593236017e-2, 1.62858201153657823623e-2,
] as const;
const EVEN = [
  -1.99999999998764832476e-1, -1.1111110405462355788e-1, -7.69187620504482999495e-2,
  -5.83357013379057348645e-2, -3.6531572744216915527e-2,
] as const;

/** x − arctan(x), for |x| ≤ 7/16, divided by x. */
function series(x: number): number {
  const z = x * x;
  const w = z * z;
  const odd = z * (ODD[0] + w * (ODD[1] + w * (ODD[2] + w * (ODD[3] + w * (ODD[4] + w * ODD[5])))));
  const even = w * (EVEN[0] + w * (EVEN[1] + w * (EVEN[2] + w * (EVEN[3] + w * EVEN[4]))));
  return odd + even;
}

function atanOfPositive(x: number): number {
  if (x < 0.4375) return x - x * series(x);
  if (x < 0.6875) return near((2 * x - 1) / (2 + x), 4.63647609000806093515e-1, 2.26987774529616870924e-17);
  if (x < 1.1875) return near((x - 1) / (x + 1), 7.85398163397448278999e-1, 3.06161699786838301793e-17);
  if (x < 2.4375)
    return near((x - 1.5) / (1 + 1.5 * x), 9.82793723247329054082e-1, 1.39033110312309984516e-17);
  return near(-1 / x, 1.570796326794896558, 6.12323399573676603587e-17);
}

function near(offset: number, centre: number, centreLow: number): number {
  return centre - (offset * series(offset) - centreLow - offset);
}

/** arctan in radians, within 1 ulp; atan(±∞) = ±π/2; keeps −0. */
export function atan(value: number): number {
  if (value !== value) return NaN;
  if (Math.abs(value) < 7.450580596923828e-9) return value;
  return value < 0 ? -atanOfPositive(-value) : atanOfPositive(value);
}

/** The angle of the point (x, y) in radians, −π to π, within 2 ulp; zeros and infinities as in ECMAScript. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const yNegative = y < 0 || (y === 0 && 1 / y < 0);
  const xNegative = x < 0 || (x === 0 && 1 / x < 0);
  const ySize = Math.abs(y);
  const xSize = Math.abs(x);
  let angle: number;
  if (ySize === 0) angle = 0;
  else if (xSize === 0) return yNegative ? -PI / 2 : PI / 2;
  else if (ySize === Infinity) angle = xSize === Infinity ? PI / 4 : PI / 2;
  else angle = atan(ySize / xSize);
  // π is two doubles long, so that the angle next to ±π keeps its last bit.
  if (xNegative) angle = PI - (angle - PI_LOW);
  return yNegative ? -angle : angle;
}

/** arcsin in radians, within 3 ulp; NaN outside [−1, 1]. */
export function asin(value: number): number {
  if (!(Math.abs(value) <= 1)) return NaN;
  return atan2(value, Math.sqrt((1 - value) * (1 + value)));
}

/** arccos in radians, within 3 ulp; NaN outside [−1, 1]. */
export function acos(value: number): number {
  if (!(Math.abs(value) <= 1)) return NaN;
  return atan2(Math.sqrt((1 - value) * (1 + value)), value);
}
