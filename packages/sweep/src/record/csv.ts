import { COLUMNS, type SweepRecord } from './columns.js';

/** The first line of a CSV file (RFC 4180), without its line end. */
export function csvHead(): string {
  return COLUMNS.map(({ name }) => name).join(',');
}

/** A row, without its line end; null is an empty cell. */
export function csvLine(record: SweepRecord): string {
  return COLUMNS.map(({ name }) => cell(record[name] ?? null)).join(',');
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
