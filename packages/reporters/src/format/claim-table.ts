import type { ClaimResult } from '@dmct/core';
import { formatNumber, NOTHING } from './number.js';

/** The plot's data of a claim as text. */
export interface ClaimTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** `evidence.data.table`, or null where a claim (a plugin's, too) has none of that form. */
export function claimTable({ evidence }: ClaimResult): ClaimTable | null {
  const table: unknown = evidence.data['table'];
  if (typeof table !== 'object' || table === null) return null;
  const { columns, rows } = table as Partial<Record<'columns' | 'rows', unknown>>;
  if (!Array.isArray(columns) || columns.length === 0 || !Array.isArray(rows)) return null;
  if (!rows.every((row): row is unknown[] => Array.isArray(row))) return null;
  return {
    columns: columns.map(String),
    rows: rows.map((row) => columns.map((_, index) => cellText(row[index]))),
  };
}

function cellText(cell: unknown): string {
  if (typeof cell === 'number') return formatNumber(cell);
  return typeof cell === 'string' ? cell : NOTHING;
}
