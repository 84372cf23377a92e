import type { Interval, Mean, Proportion } from '@dmct/core';
import { formatNumber, NOTHING } from './number.js';
import { formatScaled, rungOf, type Ladder } from './scale.js';

/** In the place of an interval: all samples are the same. */
export const NO_SPREAD = 'no spread';

/**
 * A mean with its interval in one unit: "67 ms (65–69)". An interval without ends (one sample) is left out; one without
 * width says that no two samples differ.
 */
export function formatMean(mean: Mean | null, ladder: Ladder): string {
  if (mean === null) return NOTHING;
  const { low, high } = mean.interval;
  const text = formatScaled(mean.mean, ladder);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return text;
  if (low === high) return `${text} (${NO_SPREAD})`;
  const { size } = rungOf(mean.mean, ladder);
  const ends = (digits: number): readonly string[] =>
    [low, high].map((end) => formatNumber(end / size, digits));
  // A narrow interval is said with the digits in which its ends differ.
  const told = [3, 4, 5, 6].map(ends).find(([from, to]) => from !== to);
  return `${text} (${told === undefined ? `${NO_SPREAD} in 6 digits` : told.join('–')})`;
}

/** A share of runs with its interval: "19/20 (76–99 %)". */
export function formatProportion({ count, runs, interval }: Proportion): string {
  return `${String(count)}/${String(runs)} (${formatPercents(interval)})`;
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
