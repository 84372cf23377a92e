const MINUTE = 60e9;
const HOUR = 60 * MINUTE;
/** Steps above a second that people count in, ns. */
const LONG_STEPS = [1e9, 2e9, 5e9, 10e9, 30e9, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];
const LONGER_STEPS = [HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];
const UNITS = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
] as const;

/** A round step at least as large as asked, ns: below a second 1, 2 or 5 times a power of ten. */
export function niceStep(least: number): number {
  const long = [...LONG_STEPS, ...LONGER_STEPS].find((step) => step >= least);
  if (least > 1e9) return long ?? Math.ceil(least / (24 * HOUR)) * 24 * HOUR;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}

/** A moment beside a tick, ns, with as many digits as ticks `step` apart need. */
export function tickText(at: number, step: number): string {
  if (at >= MINUTE) return longText(at, step);
  const [nanoseconds, unit] = at === 0 ? UNITS[0] : (UNITS.find(([each]) => at >= each) ?? [1, 'ns']);
  return `${rounded(at / nanoseconds, step / nanoseconds)} ${unit}`;
}

function longText(at: number, step: number): string {
  const seconds = rounded((at % MINUTE) / 1e9, step / 1e9);
  const parts = [
    [Math.floor(at / HOUR), 'h'],
    [Math.floor((at % HOUR) / MINUTE), 'min'],
    [step >= MINUTE ? 0 : Number(seconds), 's'],
  ] as const;
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${String(count)} ${unit}`])).join(' ');
}

function rounded(value: number, step: number): string {
  const digits = Math.min(9, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
  return String(Number(value.toFixed(digits)));
}
