import Table from 'cli-table3';
import { wrapText } from '../format/wrap.js';

export interface Column {
  readonly heading: string;
  /** Share of the width; 0 takes what the longest cell needs. */
  readonly weight: number;
}

/** A cell's text, and how to colour it: after wrapping, so that widths count characters. */
export interface TableCell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

const GAP = 2;
const FRAMELESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '─',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

/** A table without frames, at most `width` wide: a rule under the headings, and cells that wrap. */
export function plainTable(
  columns: readonly Column[],
  rows: readonly (readonly TableCell[])[],
  width: number,
  paintHeading: (text: string) => string,
): string {
  const widths = columnWidths(columns, rows, width);
  const fit = (text: string, column: number): string =>
    wrapText(text, Math.max(1, (widths[column] ?? 1) - GAP));
  const table = new Table({
    head: columns.map(({ heading }, column) => paintLines(fit(heading, column), paintHeading)),
    colWidths: widths,
    chars: FRAMELESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
  });
  for (const row of rows) {
    table.push(row.map(({ text, paint }, column) => paintLines(fit(text, column), paint)));
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Colours line by line: an escape never spans a line end. */
function paintLines(text: string, paint: ((text: string) => string) | undefined): string {
  if (paint === undefined) return text;
  return text
    .split('\n')
    .map((line) => (line === '' ? line : paint(line)))
    .join('\n');
}

/** Columns of weight 0 as wide as their longest cell; the rest by weight, none wider than it needs. */
function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly TableCell[])[],
  width: number,
): number[] {
  const needs = columns.map(({ heading }, column) => {
    const lines = [heading, ...rows.map((row) => row[column]?.text ?? '')].flatMap((text) =>
      text.split('\n'),
    );
    return Math.max(...lines.map((line) => line.length)) + GAP;
  });
  const widths = needs.map((need, column) => (columns[column]?.weight === 0 ? need : 0));
  let open = columns.flatMap(({ weight }, column) => (weight > 0 ? [column] : []));
  // Columns that need less than their share leave the rest to the others.
  for (;;) {
    const left = width - widths.reduce((sum, each) => sum + each, 0);
    const weights = open.reduce((sum, column) => sum + (columns[column]?.weight ?? 0), 0);
    const share = (column: number): number => Math.floor((left * (columns[column]?.weight ?? 0)) / weights);
    const small = open.filter((column) => (needs[column] ?? 0) <= share(column));
    for (const column of small) widths[column] = needs[column] ?? 0;
    open = open.filter((column) => !small.includes(column));
    if (small.length > 0 && open.length > 0) continue;
    for (const column of open) widths[column] = Math.max(GAP + 4, share(column));
    return widths;
  }
}
