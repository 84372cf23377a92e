import { parseUntrustedJson } from '@dmct/core';
import { COLUMNS, type Column, type SweepRecord } from './columns.js';

/** A longer line is none of ours. */
export const LINE_CHARACTERS_MAX = 100_000;

/**
 * A row of a results file, which anybody may have written: every column once and of its type, and nothing else. Null
 * where the line is no such row.
 */
export function parseRecord(line: string): SweepRecord | null {
  if (line.length > LINE_CHARACTERS_MAX) return null;
  let value: unknown;
  try {
    value = parseUntrustedJson('the row', line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const record = value as Readonly<Record<string, unknown>>;
  if (Object.keys(record).length !== COLUMNS.length) return null;
  return COLUMNS.every((column) => fits(column, record[column.name])) ? (record as SweepRecord) : null;
}

function fits({ isNullable, type }: Column, value: unknown): boolean {
  if (value === null) return isNullable;
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'text':
    case 'json':
      return typeof value === 'string';
  }
}
