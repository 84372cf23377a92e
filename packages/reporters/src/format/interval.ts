import type { Interval, Mean, Measured, Proportion } from '@dmct/core';
import { decadeOf } from './decade.js';
import { formatNumber, NOTHING } from './number.js';
import { formatScaled, rungOf, type Ladder } from './scale.js';

/** In the place of an interval: all samples are the same. */
export const NO_SPREAD = 'no spread';

/** In the place of an interval that is narrower than this share of its value. */
const NARROW_SHARE = 0.001;
const NARROW = 'spread under 0.1 %';

/**
 * A mean with its interval in one unit: "67 ms (65–69)". An interval without ends (one sample) is left out; one without
 * width says that no two samples differ.
 */
export function formatMean(mean: Mean | null, ladder: Ladder): string {
  if (mean === null) return NOTHING;
  const text = formatScaled(mean.mean, ladder);
  const spread = spreadOf(mean.interval, mean.mean, rungOf(mean.mean, ladder).size);
  if (spread === null) return text;
  return `${text} (${typeof spread === 'string' ? spread : spread.join('–')})`;
}

/** The interval of a mean in words, with its unit: "65–69 ms", "no spread"; null where it has no ends. */
export function formatRange({ interval, mean }: Mean, ladder: Ladder): string | null {
  const { size, unit } = rungOf(mean, ladder);
  const spread = spreadOf(interval, mean, size);
  return spread === null || typeof spread === 'string' ? spread : `${spread.join('–')} ${unit}`;
}

/** The ends of an interval without a unit, or why it has none to tell; null where it has no ends. */
export function formatEnds(interval: Interval, value: number): readonly [string, string] | string | null {
  const [low, high] = [formatNumber(interval.low), formatNumber(interval.high)];
  return low === high || low === NOTHING || high === NOTHING ? spreadOf(interval, value, 1) : [low, high];
}

/**
 * One rule for every interval: three digits where these show it, else two digits of its own width; of what is narrower
 * than a thousandth of the value no digits say more than that.
 */
function spreadOf(
  { high, low }: Interval,
  value: number,
  size: number,
): readonly [string, string] | string | null {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  if (low === high) return NO_SPREAD;
  const width = high - low;
  const magnitude = Math.max(Math.abs(low), Math.abs(high), Math.abs(value));
  if (width < NARROW_SHARE * magnitude) return NARROW;
  const isShown = decadeOf(width / size) > decadeOf(magnitude / size) - 2;
  const decimals = 1 - decadeOf(width / size);
  const text = (end: number): string =>
    isShown || decimals < 0 ? formatNumber(end / size) : (end / size).toFixed(decimals);
  return [text(low), text(high)];
}

/** A share of runs with its interval: "19/20 (76–99 %)". */
export function formatProportion({ count, runs, interval }: Proportion): string {
  return `${String(count)}/${String(runs)} (${formatPercents(interval)})`;
}

/** Where everybody is corrupt, no honest participant is left of whom anything could be said. */
export const NOBODY_TO_JUDGE = 'nobody to judge';

/** Whether anybody honest was left in some run. */
export function isJudged({ faultyShare }: Pick<Measured, 'faultyShare'>): boolean {
  // A share is a sum of the participants' shares, with its rounding.
  return faultyShare < 1 - 1e-9;
}

/** The share of right runs, or that there was nobody of whom it could be told. */
export function formatRight(measured: Pick<Measured, 'faultyShare' | 'right'>): string {
  return isJudged(measured) ? formatProportion(measured.right) : NOBODY_TO_JUDGE;
}

function formatPercents({ low, high }: Interval): string {
  return `${formatPercent(low)}–${formatPercent(high)} %`;
}

/** Whole percents, and one digit more where rounding would claim 0 or 100. */
function formatPercent(share: number): string {
  const percent = share * 100;
  const whole = Math.round(percent);
  const isClaim = (whole === 0 && percent > 0) || (whole === 100 && percent < 100);
  return isClaim ? formatNumber(Number(percent.toFixed(1))) : String(whole);
}
