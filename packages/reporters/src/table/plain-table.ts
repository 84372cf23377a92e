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
/** A table without frames, at most `width` wide: a rule under the headings, and cells that wrap. */
export function plainTable(
  columns: readonly Column[],
  rows: readonly (readonly TableCell[])[],
  width: number,
  paintHeading: (text: string) => string,
): string {
  const widths = columnWidths(columns, rows, width);
  const head = columns.map(({ heading }) => ({ text: heading, paint: paintHeading }));
  const rule = '─'.repeat(widths.reduce((sum, each) => sum + each, 0));
  return [...linesOf(head, widths), rule, ...rows.flatMap((row) => linesOf(row, widths))].join('\n');
}

/** A row's lines: each cell wrapped in its column. Colours come line by line, so that an escape never spans a line end. */
function linesOf(cells: readonly TableCell[], widths: readonly number[]): readonly string[] {
  const columns = cells.map((cell, column) => {
    const width = widths[column] ?? 0;
    return { cell, width, lines: wrapText(cell.text, Math.max(1, width - GAP)).split('\n') };
  });
  const height = Math.max(...columns.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    columns
      .map(({ cell, width, lines }) => {
        const line = lines[at] ?? '';
        const painted = line === '' ? '' : (cell.paint?.(line) ?? line);
        return painted + ' '.repeat(width - line.length);
      })
      .join('')
      .trimEnd(),
  );
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
