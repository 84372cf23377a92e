import * as Plot from '@observablehq/plot';
import {
  axisMarks,
  dotValues,
  formatTick,
  isDrawable,
  lineValues,
  type Axis,
  type AxisMarks,
  type Chart,
  type DotChart,
  type LineChart,
} from '@dmct/reporters';
import { parseHTML } from 'linkedom';
import { escapeHtml } from './escape.js';

const WIDTH = 860;
const CHARACTER_WIDTH = 7;
const LABEL_CHARACTERS_MAX = 44;
/** What of a long name is kept at its end: there rows that begin alike differ. */
const LABEL_END_CHARACTERS = 16;
const COLOURS = ['var(--s0)', 'var(--s1)', 'var(--s2)', 'var(--s3)', 'var(--s4)', 'var(--s5)', 'var(--s6)'];
const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross', 'wye'] as const;

/** A chart as SVG; what it shows stands in the table behind it. Empty where nothing can be drawn. */
export function chartSvg(chart: Chart): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const options = chart.kind === 'dots' ? dotOptions(chart) : lineOptions(chart);
  if (options === null) return '';
  const svg = Plot.plot({
    document,
    className: 'chart',
    width: WIDTH,
    style: { fontSize: '12px' },
    ...options,
  });
  svg.querySelector('style')?.remove();
  svg.setAttribute('font-size', '12');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `${chart.title}; the numbers are in the table below`);
  for (const element of svg.querySelectorAll('*')) {
    element.removeAttribute('aria-label');
    roundAttributes(element);
  }
  return svg.outerHTML;
}

/** Thousandths of a pixel: more digits differ between engines and are seen by nobody. */
function roundAttributes(element: Element): void {
  for (const name of ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'd', 'transform', 'points']) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    element.setAttribute(
      name,
      value.replaceAll(/-?\d+\.\d{3,}/g, (digits) => String(Number(Number(digits).toFixed(2)))),
    );
  }
}

function dotOptions(chart: DotChart): Plot.PlotOptions | null {
  const { axis, panels } = chart;
  const marks = axisMarks(axis, dotValues(chart));
  const inside = (value: number): number => Math.min(marks.high, Math.max(marks.low, value));
  const categories = [...new Set(panels.flatMap(({ points }) => points.map(({ category }) => category)))];
  const dots = panels.flatMap(({ name, points }) =>
    points.flatMap(({ category, interval, value }) => {
      if (!isDrawable(axis, value)) return [];
      const ends = interval ?? { low: value, high: value };
      return [{ panel: name, category, value, low: inside(ends.low), high: inside(ends.high) }];
    }),
  );
  if (dots.length === 0) return null;
  // Why a row has no dot stands where the dot would: an empty row says nothing.
  const reasons = panels.flatMap(({ name, points }) =>
    points
      .filter(({ value }) => !isDrawable(axis, value))
      .map(({ category, text }) => ({ panel: name, category, text, at: marks.low })),
  );
  const names = panels.map(({ name }) => name);
  const isPaneled = names.length > 1 || (names[0] ?? '') !== '';
  const facet = isPaneled ? { fy: 'panel' } : {};
  const longest = Math.max(...categories.map((category) => shortened(category).length));
  return {
    marginLeft: 16 + CHARACTER_WIDTH * longest,
    marginRight: isPaneled ? 24 + CHARACTER_WIDTH * Math.max(...names.map((name) => name.length)) : 24,
    marginBottom: 42,
    x: scaleOf(axis, marks),
    y: { domain: categories, label: null, tickFormat: shortened, tickSize: 0 },
    ...(isPaneled && { fy: { domain: names, label: null, padding: 0.12 } }),
    color: { domain: categories, range: categories.map((_, index) => COLOURS[index % COLOURS.length] ?? '') },
    symbol: {
      domain: categories,
      // Where the colours begin again the shapes are others.
      range: categories.map(
        (_, index) => SHAPES[(index + Math.floor(index / COLOURS.length)) % SHAPES.length] ?? 'circle',
      ),
    },
    marks: [
      ...axisOf('x', axis, marks),
      Plot.ruleY(dots, {
        x1: 'low',
        x2: 'high',
        y: 'category',
        ...facet,
        stroke: 'category',
        strokeWidth: 2,
      }),
      Plot.dot(dots, { x: 'value', y: 'category', ...facet, fill: 'category', symbol: 'category', r: 4.5 }),
      Plot.text(reasons, {
        ...{ x: 'at', y: 'category', ...facet, text: 'text', textAnchor: 'start', dx: 6 },
        ...{ fontStyle: 'italic', fill: 'var(--quiet)' },
      }),
    ],
  };
}

function lineOptions({ series, x, y }: LineChart): Plot.PlotOptions | null {
  const points = series.flatMap(({ name, points: each }) =>
    each
      .filter((point) => isDrawable(x, point.x) && isDrawable(y, point.y))
      .map((point) => ({ ...point, name })),
  );
  if (points.length === 0) return null;
  const names = series.map(({ name }) => name);
  const xMarks = axisMarks(
    x,
    points.map((point) => point.x),
  );
  const yMarks = axisMarks(y, lineValues({ series }));
  const inside = (value: number): number => Math.min(yMarks.high, Math.max(yMarks.low, value));
  const ranges = points.flatMap(({ interval, name, x: place }) =>
    interval ? [{ name, x: place, low: inside(interval.low), high: inside(interval.high) }] : [],
  );
  return {
    height: 300,
    marginLeft: 80,
    marginBottom: 42,
    x: scaleOf(x, xMarks),
    y: scaleOf(y, yMarks),
    color: { domain: names, range: names.map((_, index) => COLOURS[index % COLOURS.length] ?? '') },
    symbol: { domain: names, range: names.map((_, index) => SHAPES[index % SHAPES.length] ?? 'circle') },
    marks: [
      ...axisOf('x', x, xMarks),
      ...axisOf('y', y, yMarks),
      Plot.ruleX(ranges, { x: 'x', y1: 'low', y2: 'high', stroke: 'name', strokeWidth: 1.5 }),
      Plot.line(points, { x: 'x', y: 'y', z: 'name', stroke: 'name' }),
      Plot.dot(points, { x: 'x', y: 'y', fill: 'name', symbol: 'name', r: 4 }),
      ...(names.length < 2
        ? []
        : [
            Plot.text(
              points,
              Plot.selectLast({ x: 'x', y: 'y', z: 'name', text: 'name', dx: 8, textAnchor: 'start' }),
            ),
          ]),
    ],
  };
}

function scaleOf(axis: Axis, { high, low }: AxisMarks): Plot.ScaleOptions {
  return { type: axis.scale, domain: [low, high], axis: null };
}

/** Ticks and grid of an axis. Given to the scale instead, a log axis would leave out the labels between its decades. */
function axisOf(name: 'x' | 'y', axis: Axis, { ticks }: AxisMarks): Plot.Markish[] {
  const options = {
    text: (tick: number) => formatTick(axis, tick),
    label: axis.label,
    labelArrow: 'none' as const,
    fontSize: 12,
  };
  return name === 'x'
    ? [Plot.gridX(ticks), Plot.axisX(ticks, options)]
    : [Plot.gridY(ticks), Plot.axisY(ticks, options)];
}

/** Both ends of a long name; the table has all of it. */
function shortened(name: string): string {
  if (name.length <= LABEL_CHARACTERS_MAX) return name;
  const start = LABEL_CHARACTERS_MAX - LABEL_END_CHARACTERS - 1;
  return `${name.slice(0, start).trimEnd()}…${name.slice(-LABEL_END_CHARACTERS).trimStart()}`;
}

/** A chart with its title, or nothing. */
export function chartFigure(chart: Chart, tableHtml: string): string {
  const svg = chartSvg(chart);
  if (svg === '') return '';
  return `<figure><figcaption>${escapeHtml(chart.title)}</figcaption><div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(chart.title)}, drawn">${svg}</div>${tableHtml}</figure>`;
}
