import type { Chart } from './chart.js';
import type { Diagram } from './diagram.js';

/**
 * A report as a document, said once for every form that sets it (html, latex, markdown). All text in it is plain: it may
 * hold anything, and whoever sets it escapes it.
 */
export interface ReportDocument {
  readonly title: string;
  /** What was measured, in a line. */
  readonly subtitle: string;
  readonly sections: readonly Section[];
}

/** A heading and what stands under it. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** One thing under a heading, in the order of reading. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: DocumentTable }
  | { readonly kind: 'chart'; readonly chart: Chart }
  /** A run in space and time; `name` tells which, where there are several. */
  | { readonly kind: 'diagram'; readonly diagram: Diagram; readonly name?: string }
  | { readonly kind: 'notes'; readonly notes: readonly string[] }
  /** A citation, and where it can be read. */
  | { readonly kind: 'source'; readonly text: string; readonly url: string | null }
  /** Commands that can be copied, each with what it shows. */
  | { readonly kind: 'commands'; readonly commands: readonly LabelledCommand[] };

/** A command line and what it shows. */
export interface LabelledCommand {
  readonly label: string;
  readonly command: string;
}

/** Rows of cells under headings; the first cell of a row names it. */
export interface DocumentTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** How a cell came out; a form says it with more than a colour. */
export type Mood = 'good' | 'bad' | 'open';

/** A table's cell: text, with a mood where it is good or bad news. */
export type Cell = string | { readonly text: string; readonly mood: Mood };

/** A cell's text without its mood. */
export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/** Blocks that hold nothing are left out. */
export function section(heading: string, ...blocks: readonly (Block | null)[]): Section {
  return { heading, blocks: blocks.filter((block) => block !== null) };
}

export function tableBlock(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Block | null {
  return rows.length === 0 ? null : { kind: 'table', table: { caption, columns, rows } };
}

export function commandsBlock(commands: readonly LabelledCommand[]): Block | null {
  return commands.length === 0 ? null : { kind: 'commands', commands };
}
