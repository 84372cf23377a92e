import type { ClaimResult } from '@dmct/core';
import { claimTable } from '../format/claim-table.js';
import type { Axis, Chart } from './chart.js';

/** Columns that are drawn; a claim's table has seldom more. */
const COLUMNS_MAX = 4;
/** Below this many points a line says no more than the table. */
const POINTS_MIN = 3;

/** What of a claim's table can be drawn: lines over a first column of numbers, else dots a column. */
export function claimCharts(claim: ClaimResult): readonly Chart[] {
  const texts = claimTable(claim);
  if (texts === null) return [];
  const cells = (claim.evidence.data['table'] as { readonly rows: readonly (readonly unknown[])[] }).rows;
  const [first = '', ...others] = texts.columns;
  const drawn = others
    .map((name, index) => ({ name, values: cells.map((row) => numberOf(row[index + 1])) }))
    .map((column, index) => ({ ...column, index: index + 1 }))
    .filter(({ values }) => values.length > 1 && values.every((value) => value !== null))
    .slice(0, COLUMNS_MAX);
  const places = cells.map((row) => row[0]);
  const isOrdered =
    places.length >= POINTS_MIN &&
    places.every((place): place is number => typeof place === 'number' && Number.isFinite(place)) &&
    new Set(places).size === places.length;
  return drawn.map(({ index, name, values }): Chart => {
    const numbers = values as readonly number[];
    if (isOrdered) {
      const points = numbers.map((y, row) => ({ x: places[row] as number, y }));
      return {
        ...{ kind: 'lines', title: `${claim.id}: ${name}, by ${first}` },
        x: axisOf(first, places),
        y: axisOf(name, numbers),
        series: [{ name, points }],
      };
    }
    const points = numbers.map((value, row) => ({
      ...{ category: texts.rows[row]?.[0] ?? '', value, interval: null },
      text: texts.rows[row]?.[index] ?? '',
    }));
    return {
      ...{
        kind: 'dots',
        title: `${claim.id}: ${name}`,
        axis: axisOf(name, numbers),
        categoryLabel: first,
        panelLabel: null,
      },
      panels: [{ name: '', points }],
    };
  });
}

/** A number, or "8 of 200" as the share it is. */
function numberOf(cell: unknown): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const parts = typeof cell === 'string' ? /^(\d+) of (\d+)$/.exec(cell) : null;
  if (parts === null || Number(parts[2]) === 0) return null;
  return Number(parts[1]) / Number(parts[2]);
}

/** Values over more than two decades are read on a log axis. */
function axisOf(label: string, values: readonly number[]): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isShare = low >= 0 && high <= 1;
  if (low > 0 && high / low > 100) return { label, scale: 'log' };
  return { label, scale: 'linear', ...(isShare && { ends: [0, 1] as const }) };
}
