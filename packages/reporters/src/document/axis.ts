import { decadeOf } from '../format/decade.js';
import type { Axis, DotChart, LineChart } from './chart.js';
import { isDrawable } from './chart.js';

/** Where an axis begins and ends, and where it is marked: places in the unit of its values, ticks ascending. */
export interface AxisMarks {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const TICKS_MAX = 7;

/** The ends and ticks that hold all values, which are in the unit of the axis: whole decades of a log axis, round steps of a linear one. */
export function axisMarks(axis: Axis, values: readonly number[]): AxisMarks {
  const drawn = values.filter((value) => isDrawable(axis, value));
  const low = Math.min(...(axis.ends ? [axis.ends[0]] : drawn));
  const high = Math.max(...(axis.ends ? [axis.ends[1]] : drawn));
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { low: 0, high: 1, ticks: [0, 1] };
  return axis.scale === 'log' ? logMarks(axis, low, high) : linearMarks(axis, low, high);
}

/** What the lines of a chart and their intervals reach upwards: a list of numbers in the unit of its y axis, in no order. */
export function lineValues({ series }: Pick<LineChart, 'series'>): readonly number[] {
  return series.flatMap(({ points }) =>
    points.flatMap(({ interval, y }) => [y, interval?.low ?? y, interval?.high ?? y]),
  );
}

/** What the dots of a chart and their intervals reach: a list of numbers in the unit of its axis, in no order. */
export function dotValues({ panels }: DotChart): readonly number[] {
  return panels.flatMap(({ points }) =>
    points.flatMap(({ interval, value }) =>
      value === null ? [] : [value, interval?.low ?? value, interval?.high ?? value],
    ),
  );
}

const tenTo = (exponent: number): number => Number(`1e${String(exponent)}`);

function logMarks(axis: Axis, low: number, high: number): AxisMarks {
  const first = decadeOf(low);
  const last = tenTo(decadeOf(high)) === high ? decadeOf(high) : decadeOf(high) + 1;
  const ends = { low: tenTo(first), high: tenTo(Math.max(last, first + 1)) };
  const ticks = readableTicks(axis).filter((tick) => tick >= ends.low && tick <= ends.high);
  return { ...ends, ticks: thinned(ticks) };
}

/** Each unit of the ladder, ten and a hundred times it below the next; decades where there is no ladder. */
function readableTicks({ ladder }: Axis): readonly number[] {
  if (ladder === undefined) return Array.from({ length: 61 }, (_, index) => tenTo(index - 30));
  return ladder.flatMap(({ size }, index) => {
    const next = ladder[index + 1]?.size ?? size * 1e4;
    return [1, 10, 100, 1000].map((factor) => size * factor).filter((tick) => tick < next * 0.99);
  });
}

function thinned(ticks: readonly number[]): readonly number[] {
  const every = Math.ceil(ticks.length / TICKS_MAX);
  return ticks.filter((_, index) => index % every === 0);
}

function linearMarks(axis: Axis, low: number, high: number): AxisMarks {
  const bottom = axis.ends === undefined ? Math.min(0, low) : low;
  const top = high > bottom ? high : bottom + 1;
  const rough = (top - bottom) / (TICKS_MAX - 2);
  const decade = tenTo(decadeOf(rough));
  const step = decade * ([1, 2, 5].find((factor) => factor * decade >= rough) ?? 10);
  const from = Math.floor(bottom / step + 1e-9);
  const to = Math.ceil(top / step - 1e-9);
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => roundTo(step, from + index));
  return { low: ticks[0] ?? bottom, high: ticks.at(-1) ?? top, ticks };
}

/** A multiple of a step without the dust of a product: 3 × 0.1 is 0.3. */
function roundTo(step: number, count: number): number {
  return Number((step * count).toPrecision(12));
}
