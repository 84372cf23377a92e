import type { Comparison } from '@dmct/core';
import { ATTACK_COLUMNS, type AttackRow, type AttackTable } from '../compare/attack-table.js';
import { comparisonView } from '../compare/comparison-view.js';
import { DOCUMENT_COLUMNS, type DocumentCells, type DocumentRow } from '../compare/document-table.js';
import type { TableCell } from '../table/plain-table.js';
import type { Page } from './page.js';

const ROOMY_COLUMNS = 80;

/** The document's table, claimed beside measured, and a table for each attack. */
export function writeComparison(page: Page, comparison: Comparison): void {
  const view = comparisonView(comparison);
  page.line(page.colours.bold(`DMCT Lab ${view.version}: comparison`));
  page.line(view.setting);
  page.heading(`Claimed and measured, attack ${view.documentAttack}`);
  writeDocumentTable(page, view.document);
  for (const table of view.attacks) writeAttack(page, table);
  page.line();
  page.command('all of it again:', view.replay);
}

function writeDocumentTable(page: Page, rows: readonly DocumentRow[]): void {
  const { dim } = page.colours;
  const columns = [
    { heading: 'Approach', weight: 0 },
    { heading: '', weight: 0 },
    ...DOCUMENT_COLUMNS.map(({ heading }, index) => ({ heading, weight: [4, 4, 5, 6][index] ?? 4 })),
  ];
  const cells = (row: DocumentCells, paint?: (text: string) => string): TableCell[] =>
    DOCUMENT_COLUMNS.map(({ key }) => ({ text: row[key].join('\n'), ...(paint && { paint }) }));
  const blank = columns.map(() => ({ text: '' }));
  page.table(
    columns,
    rows.flatMap(({ strategy, claimed, measured }, index) => [
      ...(index === 0 ? [] : [blank]),
      [{ text: strategy, paint: page.colours.bold }, { text: 'claimed', paint: dim }, ...cells(claimed, dim)],
      [{ text: '' }, { text: 'measured' }, ...cells(measured)],
    ]),
  );
}

function writeAttack(page: Page, { attack, rows, refused, failures }: AttackTable): void {
  page.heading(`Attack ${attack}`);
  // Counts stay on one line where there is room.
  const weights = page.columns < ROOMY_COLUMNS ? [5, 5, 4, 5, 3, 7] : [0, 5, 4, 5, 0, 7];
  const columns = [
    { heading: 'Approach', weight: 0 },
    ...ATTACK_COLUMNS.map((heading, index) => ({ heading, weight: weights[index] ?? 5 })),
  ];
  page.table(
    columns,
    rows.map((row) => [
      { text: row.strategy, paint: page.colours.bold },
      ...row.cells.map((text, index) => ({ text, ...(index === 0 && { paint: paintOf(page, row) }) })),
    ]),
  );
  for (const { strategy, reason } of refused) page.line(`not run, ${strategy}: ${reason}`);
  for (const { strategy, replay } of failures) page.command(`first failure, ${strategy}:`, replay);
}

function paintOf({ colours }: Page, { mood }: AttackRow): (text: string) => string {
  return { good: colours.green, bad: colours.red, open: colours.yellow, refused: colours.dim }[mood];
}
