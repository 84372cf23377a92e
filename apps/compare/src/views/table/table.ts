import type { CatalogFacts, StrategyFacts } from '../../catalog/facts.js';
import type { Settings } from '../../link/settings.js';
import { h, type Child } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { logAxis } from '../../ui/log-bar.js';
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

const LABELS = [
  'Under this attack',
  'Energy cost',
  'Finality time',
  'Hardware needs',
  'Assumptions',
  'Fault tolerance',
] as const;

/** The document's table with its rows in place before anything is measured. */
export interface ComparisonTable {
  readonly element: HTMLTableElement;
  /** All rows, empty. */
  clear(): void;
  show(row: RowState): void;
}

export interface TableOptions {
  readonly facts: CatalogFacts;
  readonly settings: () => Settings;
  readonly isSwept: () => boolean;
  /** Opens a row's runs in another view. */
  readonly onInspect: (strategy: string) => void;
}

export function createTable(options: TableOptions): ComparisonTable {
  const { facts } = options;
  const rows = new Map(facts.strategies.map((strategy) => [strategy.name, createRow(strategy, options)]));
  const element = h(
    'table',
    { id: 'comparison', role: 'table' },
    h('caption', { class: 'visually-hidden' }, 'Claimed by the document, and measured here'),
    h(
      'thead',
      { role: 'rowgroup' },
      h(
        'tr',
        { role: 'row' },
        header('Approach'),
        header(term('right', LABELS[0])),
        header(term('energy cost', LABELS[1]), logAxis(ENERGY_SCALE)),
        header(term('finality', LABELS[2]), logAxis(TIME_SCALE)),
        header(term('hardware needs', LABELS[3])),
        header(term('assumption', LABELS[4])),
        header(term('fault tolerance', LABELS[5])),
      ),
    ),
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
  };
}

function header(...children: readonly Child[]): HTMLElement {
  return h('th', { scope: 'col', role: 'columnheader' }, children);
}

function createRow(
  strategy: StrategyFacts,
  { facts, isSwept, onInspect, settings }: TableOptions,
): { element: HTMLElement; clear(): void; show(row: RowState): void } {
  const cells = LABELS.map((label) => h('td', { role: 'cell', 'data-label': label }));
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
      cell.replaceChildren(h('div', {}, content));
      const details = cell.querySelector('details');
      if (wasOpen && details !== null) details.open = true;
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
          h('p', { class: 'verdict none' }, 'does not apply'),
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
        rightCell(row, measured, settings().nodes),
        energyCell(row, measured),
        timeCell(row, measured),
        hardwareCell(row, measured),
        assumptionsCell(row, measured, facts.assumptions),
        toleranceCell(row, settings().nodes, isSwept()),
      ]);
    },
  };
}
