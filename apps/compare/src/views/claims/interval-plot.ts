import type { ClaimResult } from '@dmct/core';
import { formatEnds, formatNumber } from '@dmct/reporters';
import { s } from '../../ui/dom.js';

export const INTERVAL_HEIGHT = 34;

/** The interval of a claim in words, with brackets; nothing where there is none. */
export function rangeText({ evidence: { interval, value } }: ClaimResult): string {
  const ends = interval === null ? null : formatEnds(interval, value);
  if (ends === null) return '';
  return ` (${typeof ends === 'string' ? ends : ends.join(' to ')})`;
}

/** The value with its interval on a line from 0 to what is needed; as wide as its place. */
export function intervalPlot(result: ClaimResult): SVGSVGElement | null {
  const { evidence, id, metric } = result;
  const { interval, value } = evidence;
  if (interval === null || !Number.isFinite(value)) return null;
  const ends = [0, value, interval.low, interval.high, value <= 1 && value >= 0 ? 1 : value].filter(
    Number.isFinite,
  );
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = (at: number): string => `${(2 + (96 * (at - low)) / (high - low || 1)).toFixed(2)}%`;
  return s(
    'svg',
    {
      class: 'interval-plot',
      height: INTERVAL_HEIGHT,
      width: '100%',
      role: 'img',
      'aria-label': `${id}: ${formatNumber(value)} ${metric}${rangeText(result)}`,
    },
    s('line', { class: 'tick', x1: '2%', x2: '98%', y1: 10, y2: 10 }),
    s('line', {
      class: 'range',
      x1: x(Math.max(low, interval.low)),
      x2: x(Math.min(high, interval.high)),
      y1: 10,
      y2: 10,
    }),
    s('circle', { class: 'point', cx: x(value), cy: 10, r: 5 }),
    s('text', { x: '2%', y: 30 }, formatNumber(low)),
    s('text', { x: '98%', y: 30, 'text-anchor': 'end' }, formatNumber(high)),
  );
}
