import type { ReportHeader } from '@dmct/core';
import { NOTHING } from '../format/number.js';
import { commandsBlock, section, tableBlock, type LabelledCommand, type Section } from './document.js';

export type Entries = Readonly<Record<string, unknown>>;

/** What the report was made of: everything that is needed to make it again, and the command that does. */
export function manifestSection(
  header: ReportHeader,
  facts: Entries,
  settings: Readonly<Record<string, Entries>>,
  commands: readonly LabelledCommand[],
): Section {
  const about = { laboratory: `DMCT Lab ${header.version}`, runtime: header.runtime ?? NOTHING, ...facts };
  const rows = (entries: Entries): (readonly [string, string])[] =>
    Object.entries(entries).map(([name, value]) => [name, entryText(value)]);
  return section(
    'Manifest',
    tableBlock('What this was made of', ['Entry', 'Value'], rows(about)),
    ...Object.entries(settings).map(([caption, entries]) =>
      tableBlock(caption, ['Name', 'Value'], rows(entries)),
    ),
    commandsBlock(commands),
  );
}

function entryText(value: unknown): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
