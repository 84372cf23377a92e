import { wilson, type ClaimResult, type Interval } from '@dmct/core';
import { claimTable, type ClaimTable } from '../format/claim-table.js';
import { JOULES, metric, SECONDS, type Ladder } from '../format/scale.js';
import { formatTick, type Axis, type Chart, type DotPoint } from './chart.js';

/** Charts of a claim; what else its table holds is read there. */
const CHARTS_MAX = 4;
/** Lines in one chart: more can't be told apart in print. */
const SERIES_MAX = 6;
/** Below this many points a line says no more than the table. */
const POINTS_MIN = 3;
/** A log axis over more than this would show the rounding of what has died out. */
const SPAN_MAX = 1e15;
/** Columns that say how many runs the one before them counts. */
const TOTALS: readonly string[] = ['of', 'runs', 'samples'];

/**
 * What a cell measures: a share ("8 of 200") with Wilson's interval, a number, of whose spread a table says nothing, or
 * nothing that can be drawn.
 */
type Reading = {
  readonly form: 'share' | 'number';
  readonly value: number;
  readonly interval: Interval | null;
} | null;

/** Units in which an axis reads best, by the unit that ends a column's name. */
const LADDERS: Readonly<Record<string, Ladder>> = {
  J: JOULES,
  s: SECONDS,
  Hz: metric('Hz'),
  W: metric('W', 'µ'),
  m: metric('m', 'm'),
};

/** A column that can be drawn: numbers of one kind and unit, with gaps where nothing was measured. */
interface DrawnColumn {
  readonly index: number;
  readonly name: string;
  readonly form: 'share' | 'number';
  readonly readings: readonly Reading[];
}

/**
 * What of a claim's table can be drawn: lines over a first column of quantities, else a dot a row, for rows that have
 * names have no order and nothing between them. Columns of one quantity share a chart; a column whose rows are of
 * different quantities (joules, then seconds) has no axis and is not drawn.
 */
export function claimCharts(claim: ClaimResult): readonly Chart[] {
  const texts = claimTable(claim);
  if (texts === null) return [];
  const cells = (claim.evidence.data['table'] as { readonly rows: readonly (readonly unknown[])[] }).rows;
  const places = cells.map((row) => row[0]);
  const isOrdered = isQuantity(places);
  const leastPoints = isOrdered ? POINTS_MIN : 2;
  const drawn = texts.columns
    .map((name, index) => columnOf(texts, cells, name, index))
    .filter((column) => column !== null)
    .filter(({ readings }) => readings.filter((reading) => reading !== null).length >= leastPoints);
  const quantities = [...new Set(drawn.map(quantityOf))];
  return quantities
    .map((quantity) => drawn.filter((column) => quantityOf(column) === quantity))
    .slice(0, CHARTS_MAX)
    .map((columns) =>
      isOrdered
        ? lines(claim.id, texts, places, columns.slice(0, SERIES_MAX))
        : dots(claim.id, texts, columns),
    );
}

function isQuantity(places: readonly unknown[]): places is readonly number[] {
  const areNumbers = places.every((place) => typeof place === 'number' && Number.isFinite(place));
  return areNumbers && places.length >= POINTS_MIN && new Set(places).size === places.length;
}

function columnOf(
  { columns }: ClaimTable,
  cells: readonly (readonly unknown[])[],
  name: string,
  index: number,
): DrawnColumn | null {
  if (index === 0 || TOTALS.includes(name)) return null;
  const isCounted = columns[index + 1] === 'of';
  const readings = cells.map((row) =>
    isCounted ? shareOf(row[index], row[index + 1]) : readingOf(row[index]),
  );
  const measured = readings.filter((reading) => reading !== null);
  const [first] = measured;
  if (first === undefined || measured.some(({ form }) => form !== first.form)) return null;
  const units = cells.filter((_, row) => readings[row] !== null).map((row) => unitOf(String(row[0])));
  if (new Set(units).size > 1) return null;
  return { index, name, form: first.form, readings };
}

function readingOf(cell: unknown): Reading {
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? { form: 'number', value: cell, interval: null } : null;
  const parts = typeof cell === 'string' ? /^(\d+) of (\d+)$/.exec(cell) : null;
  return parts === null ? null : shareOf(Number(parts[1]), Number(parts[2]));
}

function shareOf(count: unknown, total: unknown): Reading {
  if (typeof count !== 'number' || typeof total !== 'number' || total === 0) return null;
  if (!Number.isInteger(count) || !Number.isInteger(total) || count < 0 || count > total) return null;
  const { interval, rate } = wilson(count, total);
  return { form: 'share', value: rate, interval };
}

/** The unit that ends a name: "finality, s", "bandwidthHz"; none where it ends with another word. */
function unitOf(name: string): string {
  const ending = /, (J|s|Hz|W|m|dB)$/.exec(name) ?? /[a-z](Hz|Seconds|Watts|PerNode|PerSecond)$/.exec(name);
  return ending?.[1] ?? '';
}

/** Columns of one key are drawn on one axis: shares together, numbers where unit and first word agree. */
function quantityOf({ form, name }: DrawnColumn): string {
  return form === 'share' ? form : `${unitOf(name)} ${name.split(/[ ,]/)[0] ?? ''}`;
}

function titleOf(id: string, columns: readonly DrawnColumn[]): string {
  return `${id}: ${columns.map(({ name }) => name).join('; ')}`;
}

/** What the columns of a chart have in common: the name of a lone one, else the quantity. */
function labelOf(columns: readonly DrawnColumn[]): string {
  const [first] = columns;
  if (first === undefined || columns.length === 1) return first?.name ?? '';
  if (first.form === 'share') return 'share';
  const unit = unitOf(first.name);
  return `${first.name.split(/[ ,]/)[0] ?? ''}${unit === '' ? '' : `, ${unit}`}`;
}

function lines(
  id: string,
  { columns: [first = ''] }: ClaimTable,
  places: readonly unknown[],
  columns: readonly DrawnColumn[],
): Chart {
  return {
    kind: 'lines',
    title: `${titleOf(id, columns)}, by ${first}`,
    x: axisOf(first, places as readonly number[], 'number'),
    y: axisOf(labelOf(columns), numbersOf(columns), columns[0]?.form ?? 'number'),
    series: columns.map(({ name, readings }) => ({
      name,
      points: readings.flatMap((reading, row) =>
        reading === null ? [] : [{ x: places[row] as number, y: reading.value, interval: reading.interval }],
      ),
    })),
  };
}

function dots(id: string, texts: ClaimTable, columns: readonly DrawnColumn[]): Chart {
  const names = rowNames(texts);
  const axis = axisOf(labelOf(columns), numbersOf(columns), columns[0]?.form ?? 'number');
  return {
    kind: 'dots',
    title: titleOf(id, columns),
    axis,
    categoryLabel: texts.columns[0] ?? '',
    panelLabel: columns.length === 1 ? null : 'Measure',
    panels: columns.map(({ index, name, readings }) => ({
      name: columns.length === 1 ? '' : name,
      points: readings.map((reading, row): DotPoint => ({
        ...{ category: names[row] ?? '', value: reading?.value ?? null, interval: reading?.interval ?? null },
        text:
          reading !== null && axis.ladder !== undefined
            ? formatTick(axis, reading.value)
            : (texts.rows[row]?.[index] ?? ''),
      })),
    })),
  };
}

/** A name a row: of the first column, and of those after it as long as two rows would have the same. */
function rowNames({ columns, rows }: ClaimTable): readonly string[] {
  for (let used = 1; used <= columns.length; used++) {
    const names = rows.map((row) => row.slice(0, used).join(', '));
    if (new Set(names).size === names.length) return names;
  }
  return rows.map((row, index) => `${row[0] ?? ''} (${String(index + 1)})`);
}

const numbersOf = (columns: readonly DrawnColumn[]): readonly number[] =>
  columns.flatMap(({ readings }) => readings.flatMap((reading) => reading?.value ?? []));

/**
 * Values over more than two decades are read on a log axis, unless the least is nothing beside the largest; shares from
 * nothing to all.
 */
function axisOf(label: string, values: readonly number[], form: DrawnColumn['form']): Axis {
  if (form === 'share') return { label, scale: 'linear', ends: [0, 1] };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high / low;
  const scale = low > 0 && span > 100 && span < SPAN_MAX ? 'log' : 'linear';
  const unit = unitOf(label);
  const ladder = label.endsWith(`, ${unit}`) ? LADDERS[unit] : undefined;
  // With units on its ticks an axis needs none in its name.
  return ladder === undefined ? { label, scale } : { label: label.slice(0, -unit.length - 2), scale, ladder };
}
