import { axisMarks, dotValues, lineValues, type AxisMarks } from '../document/axis.js';
import {
  formatTick,
  isDrawable,
  type Axis,
  type Chart,
  type DotChart,
  type DotPoint,
  type LineChart,
} from '../document/chart.js';
import { escapeLatex } from './escape.js';

/** The charts as pgfplots code: numbers as they are, so that a reader can take them from the source. */
export function latexChart(chart: Chart): readonly string[] {
  return chart.kind === 'dots' ? dotFigures(chart) : [lineFigure(chart)];
}

function figure(axisOptions: readonly string[], content: readonly string[], caption: string): string {
  return [
    '\\begin{figure}[H]',
    '\\centering',
    '\\begin{tikzpicture}',
    `\\begin{axis}[\n  ${axisOptions.join(',\n  ')}\n]`,
    ...content,
    '\\end{axis}',
    '\\end{tikzpicture}',
    `\\caption{${escapeLatex(caption)}}`,
    '\\end{figure}',
  ].join('\n');
}

/** A panel is a figure of its own: together they would not fit a page. */
function dotFigures(chart: DotChart): readonly string[] {
  const marks = axisMarks(chart.axis, dotValues(chart));
  return chart.panels.flatMap(({ name, points }) => {
    const drawn = points.filter(({ value }) => isDrawable(chart.axis, value));
    if (drawn.length === 0) return [];
    const without = points.filter((point) => !drawn.includes(point));
    const categories = [...new Set(points.map(({ category }) => category))];
    const rowOf = ({ category }: DotPoint): number => categories.length - categories.indexOf(category);
    const options = [
      `width=0.72\\linewidth, height=${Math.min(22, 1.6 + 0.5 * categories.length).toFixed(1)}cm, scale only axis=true`,
      ...axisOptions('x', chart.axis, marks),
      `ymin=0.4, ymax=${String(categories.length + 0.6)}`,
      `ytick={${categories.map((_, index) => categories.length - index).join(',')}}`,
      `yticklabels={${categories.map((category) => `{${escapeLatex(category)}}`).join(',')}}`,
      'ticklabel style={font=\\footnotesize}',
    ];
    const caption = name === '' ? chart.title : `${chart.title}, ${chart.panelLabel ?? ''} ${name}`;
    // Why a row has no dot stands where the dot would: an empty row says nothing.
    const reasons = without.map(
      (point) =>
        `\\node[anchor=west, font=\\footnotesize\\itshape] at (axis cs:${number(marks.low)},${String(rowOf(point))}) {${escapeLatex(point.text)}};`,
    );
    return [figure(options, [...dotPlot(drawn, rowOf, marks), ...reasons], caption)];
  });
}

function dotPlot(
  points: readonly DotPoint[],
  rowOf: (point: DotPoint) => number,
  { high, low }: AxisMarks,
): readonly string[] {
  const inside = (value: number): number => Math.min(high, Math.max(low, value));
  const intervals = points.flatMap((point) => {
    if (point.interval === null) return [];
    const ends = [point.interval.low, point.interval.high].map((end) => pair(inside(end), rowOf(point)));
    return [`\\addplot[black, forget plot] coordinates {${ends.join(' ')}};`];
  });
  const dots = points.map((point) => pair(point.value ?? 0, rowOf(point))).join(' ');
  return [...intervals, `\\addplot[only marks, mark=*, black] coordinates {${dots}};`];
}

const MARKS = ['*', 'square*', 'triangle*', 'diamond*', 'o', 'square'] as const;
const DASHES = ['solid', 'dashed', 'dotted', 'dash dot'] as const;

function lineFigure({ series, title, x, y }: LineChart): string {
  const points = series.flatMap((each) => each.points);
  const [xMarks, yMarks] = [
    axisMarks(
      x,
      points.map((point) => point.x),
    ),
    axisMarks(y, lineValues({ series })),
  ];
  const inside = (value: number): number => Math.min(yMarks.high, Math.max(yMarks.low, value));
  const options = [
    'width=0.72\\linewidth, height=5cm, scale only axis=true',
    ...axisOptions('x', x, xMarks),
    ...axisOptions('y', y, yMarks),
    'legend pos=outer north east, ticklabel style={font=\\footnotesize}',
  ];
  const content = series.flatMap((each, index) => {
    const drawn = each.points.filter((point) => isDrawable(x, point.x) && isDrawable(y, point.y));
    const style = `black, mark=${MARKS[index % MARKS.length] ?? '*'}, ${DASHES[index % DASHES.length] ?? 'solid'}`;
    const ranges = drawn.flatMap(({ interval, x: place }) =>
      interval
        ? [
            `\\addplot[black, thin, forget plot] coordinates {${pair(place, inside(interval.low))} ${pair(place, inside(interval.high))}};`,
          ]
        : [],
    );
    const plot = `\\addplot[${style}] coordinates {${drawn.map((point) => pair(point.x, point.y)).join(' ')}};`;
    return series.length === 1
      ? [...ranges, plot]
      : [...ranges, plot, `\\addlegendentry{${escapeLatex(each.name)}}`];
  });
  return figure(options, content, title);
}

function axisOptions(name: 'x' | 'y', axis: Axis, marks: AxisMarks): readonly string[] {
  const { high, low, ticks } = marks;
  return [
    ...(axis.scale === 'log' ? [`${name}mode=log`] : []),
    `${name}min=${number(low)}, ${name}max=${number(high)}`,
    `${name}tick={${ticks.map(number).join(',')}}`,
    `${name}ticklabels={${ticks.map((tick) => `{${escapeLatex(formatTick(axis, tick))}}`).join(',')}}`,
    `${name}label={${escapeLatex(axis.label)}}`,
    `${name}majorgrids=true`,
  ];
}

const pair = (x: number, y: number): string => `(${number(x)},${number(y)})`;

/** TeX reads no more digits than these. */
function number(value: number): string {
  return String(Number(value.toPrecision(8)));
}
