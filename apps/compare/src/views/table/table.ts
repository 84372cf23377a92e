import type { CatalogFacts, StrategyFacts } from '../../catalog/facts.js';
import type { Settings } from '../../link/settings.js';
import { h, setProps, type Child } from '../../ui/dom.js';
import { term, type Term } from '../../ui/glossary.js';
import { logAxis } from '../../ui/log-bar.js';
import { COLUMNS, type Arrangement, type ColumnKey } from './arrange.js';
import {
  assumptionsCell,
  claimedText,
  energyCell,
  ENERGY_SCALE,
  hardwareCell,
  rightCell,
  timeCell,
  TIME_SCALE,
  toleranceCell,
} from './cells.js';
import { measuredOf, type RowState } from './row-state.js';

/** The document's table with its rows in place before anything is measured. */
export interface ComparisonTable {
  readonly element: HTMLTableElement;
  /** All rows, empty. */
  clear(): void;
  show(row: RowState): void;
  /** Puts the rows into this order, by their names, and where the window is narrow shows one column of each. */
  arrange(names: readonly string[], arrangement: Arrangement): void;
}

export interface TableOptions {
  readonly facts: CatalogFacts;
  readonly settings: () => Settings;
  readonly isSwept: () => boolean;
  /** Where the attack bites and where not, in its own words; null while that is loading. */
  readonly bites: () => string | null;
  /** Opens a row's runs in another view. */
  readonly onInspect: (strategy: string) => void;
}

export function createTable(options: TableOptions): ComparisonTable {
  const { facts } = options;
  const rows = new Map(facts.strategies.map((strategy) => [strategy.name, createRow(strategy, options)]));
  const heads = COLUMNS.map(({ key, label }) => header(term(TERMS[key], label), axisOf(key)));
  const element = h(
    'table',
    { id: 'comparison', role: 'table' },
    h('caption', { class: 'visually-hidden' }, 'Claimed by the document, and measured here'),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, header('Approach'), heads)),
    h(
      'tbody',
      { role: 'rowgroup' },
      [...rows.values()].map(({ element: row }) => row),
    ),
  );
  return {
    element,
    clear: () => {
      for (const row of rows.values()) row.clear();
    },
    show: (row) => rows.get(row.facts.name)?.show(row),
    arrange: (names, { order, show }) => {
      const [body] = element.tBodies;
      const wanted = names.flatMap((name) => rows.get(name)?.element ?? []);
      // Rows that stand right already are left alone: what is moved loses the keyboard's focus.
      if (wanted.some((row, index) => body?.rows[index] !== row)) body?.append(...wanted);
      element.classList.toggle('one', show !== null);
      COLUMNS.forEach(({ key }, index) => {
        const head = heads[index]!;
        const isRising = key === 'energy' || key === 'finality';
        setProps(head, { 'aria-sort': key === order && (isRising ? 'ascending' : 'descending') });
        for (const row of [head.parentElement!, ...wanted]) {
          row.children[index + 1]!.classList.toggle('shown', key === show);
        }
      });
    },
  };
}

const TERMS = {
  right: 'right',
  energy: 'energy cost',
  finality: 'finality',
  hardware: 'hardware needs',
  assumptions: 'assumption',
  tolerance: 'fault tolerance',
} as const satisfies Record<ColumnKey, Term>;

/** The ticks of a column that has a scale; each of its bars stands on it. */
function axisOf(key: ColumnKey): Child {
  if (key === 'energy') return logAxis(ENERGY_SCALE);
  return key === 'finality' ? logAxis(TIME_SCALE) : null;
}

function header(...children: readonly Child[]): HTMLTableCellElement {
  return h('th', { scope: 'col', role: 'columnheader' }, children);
}

function createRow(
  strategy: StrategyFacts,
  { bites, facts, isSwept, onInspect, settings }: TableOptions,
): { element: HTMLTableRowElement; clear(): void; show(row: RowState): void } {
  const cells = COLUMNS.map(({ label }) => h('td', { role: 'cell', 'data-label': label }));
  const element = h(
    'tr',
    { role: 'row', 'data-strategy': strategy.name },
    h(
      'th',
      { scope: 'row', role: 'rowheader' },
      h('span', { class: `medium ${strategy.medium}` }, strategy.title),
      h('span', { class: 'id' }, strategy.name),
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          'aria-label': `See a run of ${strategy.title}`,
          onclick: () => {
            onInspect(strategy.name);
          },
        },
        'see a run →',
      ),
    ),
    cells,
  );
  const fillCells = (contents: readonly Child[]): void => {
    contents.forEach((content, index) => {
      const cell = cells[index]!;
      // A list that somebody has opened stays open while its row is refined.
      const wasOpen = cell.querySelector('details')?.open === true;
      const focused = focusables(cell).indexOf(document.activeElement as HTMLElement);
      cell.replaceChildren(h('div', {}, content));
      const details = cell.querySelector('details');
      if (wasOpen && details !== null) details.open = true;
      // The keyboard stays where it was, too.
      focusables(cell)[focused]?.focus({ preventScroll: true });
    });
  };
  const pendingCell = (claimed: string | undefined): Child =>
    h('div', { class: 'pair' }, claimedText(claimed), h('p', { class: 'figure waiting' }, '…'));
  const clear = (): void => {
    const { documented } = strategy;
    element.className = 'pending';
    fillCells([
      h('p', { class: 'figure waiting' }, '…'),
      pendingCell(documented?.energyCost),
      pendingCell(documented?.finalityTime),
      pendingCell(documented?.hardware),
      pendingCell(documented?.assumptions),
      h('p', { class: 'figure waiting' }, '…'),
    ]);
  };
  clear();
  return {
    element,
    clear,
    show: (row) => {
      if (row.refused !== null) {
        clear();
        element.className = 'refused';
        cells[0]!.replaceChildren(
          h('p', { class: 'verdict none' }, row.fits ? 'not run' : 'does not apply'),
          h('p', { class: 'quiet small' }, row.refused),
        );
        cells[5]!.replaceChildren();
        for (const waiting of element.querySelectorAll('.waiting')) waiting.textContent = '–';
        return;
      }
      const measured = measuredOf(row);
      if (measured === null) return;
      element.className = row.results.length < row.wanted ? 'refining' : 'measured-row';
      fillCells([
        rightCell(row, measured),
        energyCell(row, measured),
        timeCell(row, measured),
        hardwareCell(row, measured),
        assumptionsCell(row, measured, facts.assumptions),
        toleranceCell(row, settings(), isSwept(), bites()),
      ]);
    },
  };
}

function focusables(cell: HTMLElement): readonly HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>('summary, button')];
}
