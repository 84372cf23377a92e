import type { ClaimResult } from '@dmct/core';
import { NO_SPREAD } from './interval.js';
import { formatNumber } from './number.js';

/** "metric: value [low, high], n = samples"; a range without width says that no two samples differ. */
export function measuredText({ metric, evidence }: ClaimResult): string {
  const { value, interval, samples } = evidence;
  const range =
    interval === null
      ? ''
      : interval.low === interval.high
        ? ` [${NO_SPREAD}]`
        : ` [${formatNumber(interval.low)}, ${formatNumber(interval.high)}]`;
  return `${metric}: ${formatNumber(value)}${range}, n = ${String(samples)}`;
}

/** "n=4 delay=0.01". */
export function paramsText(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
