/** What a table shows where there is no number. */
export const NOTHING = '–';

/**
 * A number of any unit with three significant digits (`digits` of them), without a power of ten where it can be read without one. No number (null,
 * NaN, an infinity) is a dash: a table never shows NaN.
 */
export function formatNumber(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (Number.isInteger(value) && magnitude < 1e6) return String(value);
  const rounded = Number(value.toPrecision(digits));
  if (Math.abs(rounded) >= 1e6 || Math.abs(rounded) < 1e-3)
    return tidyExponent(value.toExponential(digits - 1));
  return String(rounded);
}

/** "1.20e+21" as "1.2e21". */
function tidyExponent(text: string): string {
  const [mantissa = '', exponent = ''] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return `${short}e${exponent.replace('+', '')}`;
}
