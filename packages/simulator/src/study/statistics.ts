import { wilson, type Interval, type Mean, type SecondsSummary } from '@dmct/core';
import { studentQuantile } from './student.js';

export { wilson };

/** The arithmetic mean of a list of numbers, in their own unit; NaN of an empty list. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Mean and 95 % interval by Student's t ("The probable error of a mean", Biometrika 6, 1908); null without values.
 * `values` is a list in one unit, in any order. One value says nothing of the spread: its interval is unbounded.
 */
export function studentInterval(values: readonly number[]): Mean | null {
  const samples = values.length;
  if (samples === 0) return null;
  const centre = mean(values);
  if (samples === 1) return { mean: centre, interval: UNBOUNDED, samples };
  const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  const standardError = Math.sqrt(squares / (samples - 1) / samples);
  const half = studentQuantile(samples - 1) * standardError;
  return { mean: centre, interval: { low: centre - half, high: centre + half }, samples };
}

const UNBOUNDED: Interval = { low: -Infinity, high: Infinity };

/**
 * The value below which a share of the sample lies, linear between order statistics: definition 7 of Hyndman and Fan
 * ("Sample quantiles in statistical packages", American Statistician 50, 1996). NaN of nothing.
 * Throws a RangeError for a share outside of [0, 1].
 */
export function quantile(values: readonly number[], share: number): number {
  if (!(share >= 0 && share <= 1))
    throw new RangeError(`a quantile's share is in [0, 1], not ${String(share)}`);
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below === above ? below : below + (above - below) * (position - Math.floor(position));
}

/** Mean, median, 99th percentile and maximum; null without values. */
export function summariseSeconds(values: readonly number[]): SecondsSummary | null {
  if (values.length === 0) return null;
  return {
    mean: mean(values),
    p50: quantile(values, 0.5),
    p99: quantile(values, 0.99),
    max: quantile(values, 1),
  };
}
