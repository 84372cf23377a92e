import type { Interval } from '@dmct/core';
import {
  axisMarks,
  dotValues,
  lineValues,
  formatTick,
  isDrawable,
  type Axis,
  type AxisMarks,
  type Chart,
} from '@dmct/reporters';
import { h, s } from './dom.js';

type DotChart = Extract<Chart, { kind: 'dots' }>;
type LineChart = Extract<Chart, { kind: 'lines' }>;

const WIDTH = 480;
const LEFT = 14;
const RIGHT = WIDTH - 14;
/** What a dot's row takes: its name above, its line below. */
const ROW = 34;
/** Dots of one row stand so far above one another: where two agree, both are seen. */
const APART = 5;
const LINES_LEFT = 56;
const LINES_HEIGHT = 170;
const NAME_CHARACTERS_MAX = 52;
/** A shape a series, around the origin: told apart without colour. */
const SHAPES = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
  'M-3.7-3.7H3.7V3.7H-3.7Z',
  'M0-4.6L4.6 3.7H-4.6Z',
  'M0-5L5 0L0 5L-5 0Z',
  'M-4-4L4 4M-4 4L4-4',
  'M-5 0H5M0-5V5',
] as const;

/** A chart of a report, drawn with this page's colours; its numbers stand in a table beside it. */
export function chartPlot(chart: Chart): HTMLElement {
  return h(
    'figure',
    { class: 'chart' },
    h('figcaption', { class: 'small' }, captionOf(chart)),
    chart.kind === 'dots' ? dotPlot(chart) : linePlot(chart),
  );
}

/** What is drawn, without the name of the claim that stands above it all. */
function captionOf({ title }: Chart): string {
  return title.slice(title.indexOf(': ') + 2);
}

function picture(chart: Chart, height: number, ...content: Parameters<typeof s>[2][]): SVGSVGElement {
  return s(
    'svg',
    {
      class: 'data-plot',
      viewBox: `0 0 ${String(WIDTH)} ${String(height)}`,
      role: 'img',
      'aria-label': `${chart.title}; the numbers are in the table below`,
    },
    content,
  );
}

/** A row for each category: its name, what was measured in words, and below it the dots on one scale. */
function dotPlot(chart: DotChart): SVGSVGElement {
  const { axis, panels } = chart;
  const marks = axisMarks(axis, dotValues(chart));
  const x = (value: number): number => LEFT + placeOn(axis, marks, value) * (RIGHT - LEFT);
  const names = [...new Set(panels.flatMap(({ points }) => points.map(({ category }) => category)))];
  const legend = panels.length > 1 ? panels.map(({ name }) => name) : [];
  const top = legendHeight(legend);
  const floor = top + names.length * ROW;
  return picture(
    chart,
    floor + 36,
    legendRow(legend),
    ticks(axis, marks, x, top + 8, floor + 4),
    names.map((name, row) => {
      const y = top + row * ROW;
      const points = panels.map((panel) => panel.points.find(({ category }) => category === name));
      return [
        s('text', { x: LEFT, y: y + 14, class: 'name' }, s('title', {}, name), shortened(name)),
        s(
          'text',
          { x: RIGHT, y: y + 14, 'text-anchor': 'end' },
          points.map((each) => each?.text ?? '').join(' · '),
        ),
        s('line', { class: 'lead', x1: LEFT, x2: RIGHT, y1: y + 25, y2: y + 25 }),
        points.map((point, at) =>
          point !== undefined && isDrawable(axis, point.value)
            ? dot(
                at,
                { interval: point.interval, value: point.value },
                x,
                y + 25 + (at - (points.length - 1) / 2) * APART,
              )
            : null,
        ),
      ];
    }),
    s('text', { x: RIGHT, y: floor + 33, 'text-anchor': 'end', class: 'name' }, axis.label),
  );
}

function linePlot(chart: LineChart): SVGSVGElement {
  const { series, x: across, y: up } = chart;
  const all = series.flatMap(({ points }) => points);
  const columns = axisMarks(
    across,
    all.map((point) => point.x),
  );
  const rows = axisMarks(up, lineValues(chart));
  const legend = series.length > 1 ? series.map(({ name }) => name) : [];
  const top = legendHeight(legend) + 26;
  const floor = top + LINES_HEIGHT;
  const x = (value: number): number => LINES_LEFT + placeOn(across, columns, value) * (RIGHT - LINES_LEFT);
  const y = (value: number): number => floor - placeOn(up, rows, value) * LINES_HEIGHT;
  return picture(
    chart,
    floor + 36,
    legendRow(legend),
    s('text', { x: LEFT, y: top - 12, class: 'name' }, up.label),
    rows.ticks.map((tick) => [
      s('line', { class: 'tick', x1: LINES_LEFT, x2: RIGHT, y1: y(tick), y2: y(tick) }),
      s('text', { x: LINES_LEFT - 6, y: y(tick) + 4, 'text-anchor': 'end' }, formatTick(up, tick)),
    ]),
    ticks(across, columns, x, floor, floor + 4),
    s('text', { x: RIGHT, y: floor + 33, 'text-anchor': 'end', class: 'name' }, across.label),
    series.map(({ points }, at) => {
      const drawn = points.filter((point) => isDrawable(across, point.x) && isDrawable(up, point.y));
      const path = drawn.map((point) => `${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`).join('L');
      return [
        s('path', { class: `series s${String(at % SHAPES.length)}`, d: `M${path}` }),
        drawn.flatMap((point) => [
          point.interval
            ? rangeLine(at, x(point.x), y(point.interval.low), x(point.x), y(point.interval.high))
            : null,
          shape(at, x(point.x), y(point.y)),
        ]),
      ];
    }),
  );
}

/** Where a value stands on an axis, 0 to 1. */
function placeOn({ scale }: Axis, { high, low }: AxisMarks, value: number): number {
  const scaled = (at: number): number => (scale === 'log' ? Math.log(at) : at);
  const share = (scaled(value) - scaled(low)) / (scaled(high) - scaled(low) || 1);
  return Math.min(1, Math.max(0, share));
}

function ticks(
  axis: Axis,
  marks: AxisMarks,
  x: (value: number) => number,
  top: number,
  floor: number,
): SVGElement[] {
  return marks.ticks.flatMap((tick) => [
    s('line', { class: 'tick', x1: x(tick), x2: x(tick), y1: top, y2: floor }),
    s('text', { x: x(tick), y: floor + 14, 'text-anchor': 'middle' }, formatTick(axis, tick)),
  ]);
}

/** A dot on its interval, where the table tells one. */
function dot(
  series: number,
  { interval, value }: { readonly interval: Interval | null; readonly value: number },
  x: (value: number) => number,
  y: number,
): (SVGElement | null)[] {
  return [
    interval === null ? null : rangeLine(series, x(interval.low), y, x(interval.high), y),
    shape(series, x(value), y),
  ];
}

function rangeLine(series: number, x1: number, y1: number, x2: number, y2: number): SVGElement {
  return s('line', { class: `range s${String(series % SHAPES.length)}`, x1, y1, x2, y2 });
}

function shape(series: number, x: number, y: number): SVGElement {
  const at = series % SHAPES.length;
  const place = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
  return s('path', { class: `point s${String(at)}`, d: SHAPES[at]!, transform: place });
}

/** Two names a line. */
function legendHeight(names: readonly string[]): number {
  return Math.ceil(names.length / 2) * 18;
}

function legendRow(names: readonly string[]): SVGElement[] {
  return names.flatMap((name, at) => {
    const [x, y] = [LEFT + 4 + (at % 2) * (WIDTH / 2), 10 + Math.floor(at / 2) * 18];
    return [shape(at, x, y), s('text', { x: x + 10, y: y + 4 }, shortened(name))];
  });
}

/** Both ends of a long name: rows that begin alike differ at the end. */
function shortened(name: string): string {
  if (name.length <= NAME_CHARACTERS_MAX) return name;
  const half = Math.floor(NAME_CHARACTERS_MAX / 2);
  return `${name.slice(0, half).trimEnd()}…${name.slice(1 - half).trimStart()}`;
}
