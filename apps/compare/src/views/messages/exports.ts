import type { TraceEvent } from '@dmct/core';

const COLUMNS = [
  'index',
  'at',
  'kind',
  'replica',
  'from',
  'to',
  'message',
  'sentAt',
  'value',
  'cause',
] as const;

/** The trace for a spreadsheet, one line an event; times in ns. */
export function eventsCsv(events: readonly TraceEvent[]): string {
  const lines = events.map((event) =>
    COLUMNS.map((column) => quoted((event as unknown as Readonly<Record<string, unknown>>)[column])).join(
      ',',
    ),
  );
  return `${COLUMNS.join(',')}\n${lines.join('\n')}\n`;
}

function quoted(cell: unknown): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return '';
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
