import type { ComparisonRow, Measured } from '@dmct/core';
import { formatMean, formatNeed, formatProportion, formatScaled, JOULES, SECONDS } from '@dmct/reporters';
import { make } from './element.js';

const COLUMNS = [
  'Approach',
  'Right',
  'Energy cost',
  'Finality time',
  'Hardware needs',
  'Assumptions',
] as const;

/** The document's table, empty, with a row for each strategy in order. */
export function emptyTable(table: HTMLElement, strategies: readonly string[]): void {
  const head = make('tr', '', ...COLUMNS.map((column) => heading('col', column)));
  const body = strategies.map((strategy) => {
    const row = make(
      'tr',
      'pending',
      heading('row', strategy),
      ...COLUMNS.slice(1).map(() => make('td', '', '…')),
    );
    row.dataset['strategy'] = strategy;
    return row;
  });
  table.replaceChildren(
    make('caption', '', 'Claimed by the document, and measured here'),
    make('thead', '', head),
    make('tbody', '', ...body),
  );
}

/** Puts a measured (or refused) row in its place. */
export function showRow(table: HTMLElement, row: ComparisonRow): void {
  const place = table.querySelector<HTMLElement>(`tr[data-strategy="${CSS.escape(row.strategy)}"]`);
  if (place === null) return;
  place.classList.remove('pending');
  const name = heading('row', row.title);
  if (row.measured === null) {
    const reason = make('td', 'refused', `doesn't apply: ${row.refused ?? ''}`);
    reason.setAttribute('colspan', String(COLUMNS.length - 1));
    place.replaceChildren(name, reason);
    return;
  }
  const { documented, measured } = row;
  const { rate } = measured.right;
  const right = make(
    'td',
    rate === 1 ? 'right' : rate === 0 ? 'wrong' : 'mixed',
    formatProportion(measured.right),
  );
  right.append(...failures(measured));
  place.replaceChildren(
    name,
    right,
    cell(documented?.energyCost, energyText(measured)),
    cell(documented?.finalityTime, formatMean(measured.finalitySeconds, SECONDS)),
    cell(
      documented?.hardware,
      Object.entries(measured.hardware)
        .map(([need, value]) => formatNeed(need, value))
        .join(', '),
    ),
    cell(documented?.assumptions, assumptionsText(row, measured)),
  );
}

function heading(scope: 'col' | 'row', text: string): HTMLElement {
  const element = make('th', '', text);
  element.setAttribute('scope', scope);
  return element;
}

function cell(claimed: string | undefined, measured: string): HTMLElement {
  const claim = claimed === undefined ? 'not in the table' : `claimed: ${claimed}`;
  return make('td', '', make('span', 'claimed', claim), make('span', 'measured', measured));
}

function energyText(measured: Measured): string {
  const simulated = formatMean(measured.energyJoules, JOULES);
  const deployed = measured.energyJoulesDeployed;
  return deployed === null
    ? simulated
    : `${simulated}; deployed today ${formatScaled(deployed.mean, JOULES)}`;
}

function assumptionsText(row: ComparisonRow, measured: Measured): string {
  const broken = measured.assumptionsBroken;
  const held = row.assumptions.filter((assumption) => !broken.includes(assumption)).length;
  const count = `${String(held)} of ${String(row.assumptions.length)} held`;
  return broken.length === 0 ? count : `${count}; broken: ${broken.join(', ')}`;
}

/** What went wrong, and in how many runs. */
function failures(measured: Measured): HTMLElement[] {
  return Object.entries(measured.violated)
    .filter(([, proportion]) => proportion.count > 0)
    .map(([property, { count }]) => make('span', 'failure', `${property} violated in ${String(count)}`));
}
