import type { Interval } from '@dmct/core';
import { formatNumber, NOTHING } from '../format/number.js';
import { formatScaled, type Ladder } from '../format/scale.js';
import type { DocumentTable } from './document.js';

/** What an axis counts, in base units. */
export interface Axis {
  readonly label: string;
  readonly scale: 'linear' | 'log';
  /** Units in which its ticks read best; without one, plain numbers. */
  readonly ladder?: Ladder;
  /** Fixed ends, where the quantity has them (a share: 0 to 1). */
  readonly ends?: readonly [low: number, high: number];
}

/**
 * A measured value with its 95 % interval, in SI units or as a share; `text` is how a table says it. Without a value the
 * text says why ("does not apply"), and stands in the value's place.
 */
export interface DotPoint {
  readonly category: string;
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly text: string;
}

/** A dot with its interval a category, in panels of one scale. */
export interface DotChart {
  readonly kind: 'dots';
  readonly title: string;
  readonly axis: Axis;
  readonly categoryLabel: string;
  /** What tells the panels apart; null for one panel without a name. */
  readonly panelLabel: string | null;
  readonly panels: readonly { readonly name: string; readonly points: readonly DotPoint[] }[];
}

/** A point of a line; the interval, where there is one, is of `y`. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
  readonly interval?: Interval | null;
}

/** Points joined by lines, a line a series. */
export interface LineChart {
  readonly kind: 'lines';
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly LinePoint[];
  }[];
}

/** A plot as data: dots with intervals by category, or lines over a quantity. */
export type Chart = DotChart | LineChart;

/** The numbers behind a chart. */
export function chartTable(chart: Chart): DocumentTable {
  return chart.kind === 'dots' ? dotTable(chart) : lineTable(chart);
}

function dotTable({ axis, categoryLabel, panelLabel, panels, title }: DotChart): DocumentTable {
  const first = panelLabel === null ? [] : [panelLabel];
  return {
    caption: title,
    columns: [...first, categoryLabel, axis.label],
    rows: panels.flatMap(({ name, points }) =>
      points.map(({ category, text }) => [...(panelLabel === null ? [] : [name]), category, text]),
    ),
  };
}

function lineTable({ series, title, x, y }: LineChart): DocumentTable {
  const places = [...new Set(series.flatMap(({ points }) => points.map((point) => point.x)))];
  const valueAt = (index: number, place: number): number | null =>
    series[index]?.points.find((point) => point.x === place)?.y ?? null;
  return {
    caption: title,
    columns: [x.label, ...series.map(({ name }) => (series.length === 1 ? y.label : name))],
    rows: places
      .sort((a, b) => a - b)
      .map((place) => [
        formatTick(x, place),
        ...series.map((_, index) => {
          const value = valueAt(index, place);
          return value === null ? NOTHING : formatTick(y, value);
        }),
      ]),
  };
}

/** A value, in the unit of the axis's values (SI or a share), as the axis says it. */
export function formatTick({ ladder }: Axis, value: number): string {
  return ladder === undefined ? formatNumber(value) : formatScaled(value, ladder);
}

/** Of a log axis, what isn't positive has no place; of any, what is no number. */
export function isDrawable({ scale }: Axis, value: number | null): value is number {
  return value !== null && Number.isFinite(value) && (scale === 'linear' || value > 0);
}
