import { formatNumber } from '@dmct/reporters';
import { h, s } from './dom.js';

const WIDTH = 460;
const HEIGHT = 190;
const LEFT = 48;
const BOTTOM = 30;
/** What the longest name of a series needs beyond the plot's own margin. */
const LABEL_OVERHANG = 24;

/** One table of an experiment's data: rows of numbers under names. */
export interface DataTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** The tables that an experiment's data hold: lists of records of numbers, and what numbers stand alone. */
export function tablesOf(data: Readonly<Record<string, unknown>>): readonly DataTable[] {
  const tables: DataTable[] = [];
  const alone: [string, number][] = [];
  const visit = (name: string, value: unknown, depth: number): void => {
    if (typeof value === 'number' && Number.isFinite(value)) alone.push([name, value]);
    else if (Array.isArray(value)) {
      const table = tableOf(name, value);
      if (table !== null) tables.push(table);
    } else if (isTable(value)) {
      const table = numbersOf(name === 'table' ? 'what was measured' : name, value);
      if (table !== null) tables.push(table);
    } else if (typeof value === 'object' && value !== null && depth < 3) {
      for (const [key, each] of Object.entries(value))
        visit(name === '' ? key : `${name} ${key}`, each, depth + 1);
    }
  };
  visit('', data, 0);
  if (alone.length > 0) {
    tables.push({
      name: 'figures',
      columns: alone.map(([name]) => name),
      rows: [alone.map(([, value]) => value)],
    });
  }
  return tables;
}

/** The form in which an experiment gives what reporters draw: headings, and rows of texts and numbers. */
interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

function isTable(value: unknown): value is TextTable {
  if (typeof value !== 'object' || value === null) return false;
  const { columns, rows } = value as Partial<Record<keyof TextTable, unknown>>;
  return Array.isArray(columns) && Array.isArray(rows) && rows.every(Array.isArray);
}

/** Its columns of numbers, "8 of 200" as the share it is; rows that text names are counted instead. */
function numbersOf(name: string, { columns, rows }: TextTable): DataTable | null {
  const [first = '', ...others] = columns;
  const column = (index: number): readonly (number | null)[] => rows.map((row) => numberIn(row[index]));
  const isWhole = (values: readonly (number | null)[]): values is readonly number[] => !values.includes(null);
  const places = column(0);
  const drawn = others
    .map((title, index) => ({ title, values: column(index + 1) }))
    .filter(({ values }) => isWhole(values));
  if (drawn.length === 0) return null;
  const xs = isWhole(places) ? places : rows.map((_, index) => index + 1);
  return {
    name,
    columns: [isWhole(places) ? first : `row (${first})`, ...drawn.map(({ title }) => title)],
    rows: xs.map((x, row) => [x, ...drawn.map(({ values }) => values[row] as number)]),
  };
}

function numberIn(cell: unknown): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const share = typeof cell === 'string' ? /^(\d+) of (\d+)$/.exec(cell) : null;
  return share === null || Number(share[2]) === 0 ? null : Number(share[1]) / Number(share[2]);
}

function tableOf(name: string, list: readonly unknown[]): DataTable | null {
  if (list.length === 0) return null;
  if (list.every((each) => typeof each === 'number')) {
    return { name, columns: ['', name], rows: list.map((each, index) => [index, each]) };
  }
  const records = list.filter((each) => typeof each === 'object' && each !== null) as Record<
    string,
    unknown
  >[];
  const columns = Object.keys(records[0] ?? {}).filter((key) =>
    records.every((record) => typeof record[key] === 'number'),
  );
  if (records.length !== list.length || columns.length === 0) return null;
  return { name, columns, rows: records.map((record) => columns.map((column) => record[column] as number)) };
}

/** The first column to the right, the others upwards, points joined; the ends of an interval as a band. */
export function dataPlot(table: DataTable, about: string): SVGSVGElement | null {
  const { columns, rows } = table;
  if (columns.length < 2 || rows.length < 2) return null;
  const band = [columns.indexOf('low'), columns.indexOf('high')] as const;
  const hasBand = band[0] > 0 && band[1] > 0;
  const series = columns.map((_, index) => index).filter((index) => index > 0 && !band.includes(index));
  const xs = rows.map((row) => row[0]!);
  const isLog = Math.min(...xs) > 0 && Math.max(...xs) / Math.min(...xs) > 20;
  const scaled = (value: number): number => (isLog ? Math.log(value) : value);
  const [left, right] = [scaled(Math.min(...xs)), scaled(Math.max(...xs))];
  const ys = rows.flatMap((row) => row.slice(1)).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...ys), Math.max(...ys, 1e-12)];
  const x = (value: number): number =>
    LEFT + ((scaled(value) - left) / (right - left || 1)) * (WIDTH - LEFT - 110);
  const y = (value: number): number =>
    HEIGHT - BOTTOM - ((value - low) / (high - low || 1)) * (HEIGHT - BOTTOM - 16);
  const points = (index: number): string[] =>
    rows.map((row) => `${x(row[0]!).toFixed(1)} ${y(row[index]!).toFixed(1)}`);
  const ends = labelPlaces(series.map((index) => y(rows[rows.length - 1]![index]!)));
  return s(
    'svg',
    {
      class: 'data-plot',
      viewBox: `0 0 ${WIDTH + LABEL_OVERHANG} ${HEIGHT}`,
      role: 'img',
      'aria-label': `${about}: ${columns.slice(1).join(', ')} against ${columns[0] ?? ''}; the numbers are in the table below`,
    },
    [low, high].map((value) => [
      s('line', { class: 'tick', x1: LEFT, x2: WIDTH - 105, y1: y(value), y2: y(value) }),
      s('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, formatNumber(value)),
    ]),
    [...new Set(xs)]
      .slice(0, 8)
      .map((value) =>
        s('text', { x: x(value), y: HEIGHT - BOTTOM + 15, 'text-anchor': 'middle' }, formatNumber(value)),
      ),
    s('text', { x: WIDTH - 105, y: HEIGHT - 3, 'text-anchor': 'end', class: 'name' }, columns[0]),
    hasBand &&
      s('path', {
        class: 'band',
        d: `M${points(band[0]).join('L')}L${points(band[1]).reverse().join('L')}Z`,
      }),
    series.map((index, at) => [
      s('path', { class: `series s${at % 4}`, d: `M${points(index).join('L')}` }),
      rows.map((row) => s('circle', { class: `point s${at % 4}`, cx: x(row[0]!), cy: y(row[index]!), r: 3 })),
      s('text', { x: WIDTH - 100, y: ends[at]! + 4, class: `name s${at % 4}` }, columns[index]!.slice(0, 18)),
    ]),
  );
}

/** Moves labels apart that would stand on one another. */
function labelPlaces(wanted: readonly number[]): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const places = [...wanted];
  order.forEach((index, at) => {
    const above = order[at - 1];
    if (above !== undefined) places[index] = Math.max(places[index]!, places[above]! + 13);
  });
  return places;
}

/** The numbers behind a plot. */
export function dataTable(table: DataTable, about: string): HTMLElement {
  return h(
    'details',
    {},
    h('summary', {}, `${table.name} as a table`),
    h(
      'div',
      { class: 'tall', tabindex: 0, role: 'region', 'aria-label': `${about}: ${table.name} as a table` },
      h(
        'table',
        { class: 'events' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            table.columns.map((column) => h('th', { scope: 'col' }, column === '' ? '#' : column)),
          ),
        ),
        h(
          'tbody',
          {},
          table.rows.map((row) =>
            h(
              'tr',
              {},
              row.map((value) => h('td', {}, formatNumber(value))),
            ),
          ),
        ),
      ),
    ),
  );
}
