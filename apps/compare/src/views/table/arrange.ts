import { selectField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { sweptTraitors } from './measure.js';
import { measuredOf, sweepOf, toleranceOf, type RowState } from './row-state.js';

/** The table's columns after the approach, in its order. */
export const COLUMNS = [
  { key: 'right', label: 'Under this attack' },
  { key: 'energy', label: 'Energy cost' },
  { key: 'finality', label: 'Finality time' },
  { key: 'hardware', label: 'Hardware needs' },
  { key: 'assumptions', label: 'Assumptions' },
  { key: 'tolerance', label: 'Fault tolerance' },
] as const;

export type ColumnKey = (typeof COLUMNS)[number]['key'];

/** Columns that have an order, and what is first in it. */
const ORDERS: Readonly<Partial<Record<ColumnKey, string>>> = {
  right: 'right runs',
  energy: 'least energy',
  finality: 'fastest',
  tolerance: 'traitors borne',
};

/** How the table is arranged: as the document has it, or by a column; all columns, or one that all rows share. */
export interface Arrangement {
  readonly order: ColumnKey | null;
  /** Where the window is narrow, the one column that is shown of every row. */
  readonly show: ColumnKey | null;
}

/** The texts of a link under which an arrangement stands, and what is wrong with them. */
export const ARRANGEMENT_KEYS = {
  order: (text: string) => (Object.hasOwn(ORDERS, text) ? null : `is no order; there are ${orderNames()}`),
  show: (text: string) =>
    COLUMNS.some(({ key }) => key === text) ? null : `is no column; there are ${columnNames()}`,
};

const orderNames = (): string => Object.keys(ORDERS).join(', ');
const columnNames = (): string => COLUMNS.map(({ key }) => key).join(', ');

/** An arrangement from texts that were checked; what is missing is as usual. */
export function arrangementOf({ order, show }: Readonly<Record<string, string>>): Arrangement {
  return { order: (order as ColumnKey | undefined) ?? null, show: (show as ColumnKey | undefined) ?? null };
}

/** The texts for a link; nothing where all is as usual. */
export function arrangementTexts({ order, show }: Arrangement): Readonly<Record<string, string>> {
  return { ...(order !== null && { order }), ...(show !== null && { show }) };
}

/** Two choices beside the table. */
export function createArranger(
  given: Arrangement,
  onChange: (arrangement: Arrangement) => void,
): HTMLElement {
  const orders = Object.entries(ORDERS).map(([value, text]) => ({ value, text }));
  const columns = COLUMNS.map(({ key, label }) => ({ value: key, text: label }));
  const order = selectField(
    'Order by',
    'order',
    [{ value: '', text: 'the document' }, ...orders],
    given.order ?? '',
  );
  const show = selectField(
    'Show',
    'show',
    [{ value: '', text: 'all columns' }, ...columns],
    given.show ?? '',
  );
  show.classList.add('narrow-only');
  const chosen = (field: HTMLElement): ColumnKey | null =>
    (field.querySelector('select')!.value || null) as ColumnKey | null;
  return h(
    'div',
    {
      class: 'arranger',
      onchange: () => {
        onChange({ order: chosen(order), show: chosen(show) });
      },
    },
    show,
    order,
  );
}

/** The names of the rows in an order; what has no figure there comes last, else as it was. */
export function orderedNames(
  names: readonly string[],
  rows: ReadonlyMap<string, RowState>,
  {
    nodes,
    order,
    traitors,
  }: { readonly nodes: number; readonly order: ColumnKey | null; readonly traitors: number },
): readonly string[] {
  if (order === null) return names;
  const rank = (name: string): number => rankOf(rows.get(name), order, nodes, traitors) ?? Infinity;
  const ranks = new Map(names.map((name) => [name, rank(name)]));
  return [...names].sort((a, b) => {
    const [first, second] = [ranks.get(a)!, ranks.get(b)!];
    return first === second ? names.indexOf(a) - names.indexOf(b) : first - second;
  });
}

/** Less is earlier; null where nothing is known. */
function rankOf(row: RowState | undefined, key: ColumnKey, nodes: number, traitors: number): number | null {
  if (row === undefined || row.refused !== null) return null;
  const measured = measuredOf(row);
  if (measured === null) return null;
  if (key === 'right') return -measured.right.rate;
  if (key === 'energy') return measured.energyJoules?.mean ?? null;
  if (key === 'finality') return measured.finalitySeconds?.mean ?? null;
  if (key !== 'tolerance') return null;
  const tolerance = toleranceOf(sweepOf(row, traitors), sweptTraitors(nodes));
  return tolerance === null ? null : -tolerance.rightUpTo;
}
