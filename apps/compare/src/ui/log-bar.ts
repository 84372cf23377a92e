import type { Interval } from '@dmct/core';
import { formatScaled, type Ladder } from '@dmct/reporters';
import { h, s } from './dom.js';

/** One logarithmic scale that all rows share, so that bars can be compared down a column. */
export interface LogScale {
  readonly ladder: Ladder;
  readonly low: number;
  readonly high: number;
  /** Where the header names a value. */
  readonly ticks: readonly number[];
}

/** Where a value stands on the scale, 0 to 1; values beyond its ends stand at the ends. */
export function positionOn(scale: LogScale, value: number): number {
  const share = Math.log(value / scale.low) / Math.log(scale.high / scale.low);
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
}

/** The scale's named ticks, for a column's header. */
export function logAxis(scale: LogScale): HTMLElement {
  return h(
    'div',
    { class: 'log-axis', 'aria-hidden': 'true' },
    scale.ticks.map((tick) =>
      h(
        'span',
        { style: `left:${(positionOn(scale, tick) * 100).toFixed(2)}%` },
        formatScaled(tick, scale.ladder),
      ),
    ),
  );
}

/** What a bar shows; all in the scale's base unit. */
export interface LogBarInput {
  readonly value: number | null;
  readonly interval?: Interval | null;
  /** A second figure, drawn as a ring. */
  readonly other?: number | null;
}

/** A bar from the scale's low end to the value, with its interval; the cell's text says the same in words. */
export function logBar(scale: LogScale, { interval, other, value }: LogBarInput): SVGSVGElement {
  const percent = (at: number): string => `${(positionOn(scale, at) * 100).toFixed(2)}%`;
  const ends = interval && Number.isFinite(interval.low) && Number.isFinite(interval.high) ? interval : null;
  return s(
    'svg',
    { class: 'log-bar', 'aria-hidden': 'true', width: '100%', height: 14 },
    scale.ticks.map((tick) =>
      s('line', { class: 'tick', x1: percent(tick), x2: percent(tick), y1: 0, y2: 14 }),
    ),
    value !== null && s('rect', { class: 'bar', x: 0, y: 5, height: 4, rx: 2, width: percent(value) }),
    ends !== null &&
      s('line', {
        class: 'range',
        x1: percent(Math.max(ends.low, scale.low)),
        x2: percent(ends.high),
        y1: 7,
        y2: 7,
      }),
    value !== null && s('circle', { class: 'point', cx: percent(value), cy: 7, r: 4.5 }),
    other !== null &&
      other !== undefined &&
      s('circle', { class: 'other', cx: percent(other), cy: 7, r: 4.5 }),
  );
}
