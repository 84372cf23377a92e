const MINUTE = 60e9;
const HOUR = 60 * MINUTE;
/** Steps above a second that people count in, ns. */
const LONG_STEPS = [1e9, 2e9, 5e9, 10e9, 30e9, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];
const LONGER_STEPS = [HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];

/** A round step at least as large as asked, ns: below a second 1, 2 or 5 times a power of ten. */
export function niceStep(least: number): number {
  const long = [...LONG_STEPS, ...LONGER_STEPS].find((step) => step >= least);
  if (least > 1e9) return long ?? Math.ceil(least / (24 * HOUR)) * 24 * HOUR;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}
