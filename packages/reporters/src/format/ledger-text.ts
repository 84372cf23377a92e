import type { ClaimResult } from '@dmct/core';
import { formatEnds } from './interval.js';
import { formatNumber } from './number.js';

/** "metric: value [low, high], n = samples"; a range too narrow for digits is said in words. */
export function measuredText({ metric, evidence }: ClaimResult): string {
  const { value, interval, samples } = evidence;
  const ends = interval === null ? null : formatEnds(interval, value);
  const range = ends === null ? '' : ` [${typeof ends === 'string' ? ends : ends.join(', ')}]`;
  return `${metric}: ${formatNumber(value)}${range}, n = ${String(samples)}`;
}

/** "n=4 delay=0.01". */
export function paramsText(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
