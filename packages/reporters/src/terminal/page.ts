import type { Sink } from '@dmct/core';
import pc from 'picocolors';
import { wrapCommand, wrapText } from '../format/wrap.js';
import { plainTable, type Column, type TableCell } from '../table/plain-table.js';

/** Wider lines are hard to read, even where they would fit. */
const COLUMNS_MAX = 100;
const COLUMNS_MIN = 40;

export type Colours = ReturnType<typeof pc.createColors>;

/** What the terminal's reports are set with: lines within the columns, coloured only where the sink wants it. */
export interface Page {
  readonly colours: Colours;
  readonly columns: number;
  line(text?: string): void;
  heading(text: string): void;
  /** A label and a value that wraps beside it. */
  field(label: string, value: string, paint?: (text: string) => string): void;
  table(columns: readonly Column[], rows: readonly (readonly TableCell[])[]): void;
  /** A command that can be copied, wrapped as a shell takes it. */
  command(label: string, command: string): void;
}

const LABEL_COLUMNS = 18;

export function createPage(sink: Sink): Page {
  const colours = pc.createColors(sink.colour);
  const columns = Math.max(COLUMNS_MIN, Math.min(COLUMNS_MAX, Math.floor(sink.columns) || COLUMNS_MAX));
  const { program = 'dmct' } = sink;
  const write = (text: string): void => sink.write(`${text}\n`);
  return {
    colours,
    columns,
    line: (text = '') => write(wrapText(text, columns)),
    heading: (text) => {
      write('');
      write(colours.bold(wrapText(text, columns)));
    },
    field: (label, value, paint = (text) => text) => {
      const lines = wrapText(value, columns - LABEL_COLUMNS).split('\n');
      lines.forEach((line, index) => {
        const start = (index === 0 ? label : '').padEnd(LABEL_COLUMNS);
        write(`${colours.dim(start)}${paint(line)}`);
      });
    },
    table: (head, rows) => write(plainTable(head, rows, columns, colours.bold)),
    command: (label, command) => {
      write(colours.dim(wrapText(label, columns)));
      write(`  ${wrapCommand(command.replace(/^dmct(?= )/, program), columns - 2, '    ')}`);
    },
  };
}
