import type { ClaimResult } from '@dmct/core';
import { claimCharts, claimTable, formatNumber } from '@dmct/reporters';
import type { ClaimFacts } from '../../catalog/facts.js';
import { chartPlot } from '../../ui/chart-plot.js';
import { fill, h } from '../../ui/dom.js';
import { experimentControls, type ExperimentControls } from '../../ui/experiment-controls.js';
import { originCells, originMark, originText, type Origin } from '../../ui/recorded-text.js';
import { intervalPlot, rangeText } from './interval-plot.js';

/** One claim: what is said, how it is decided, and what came out. */
export interface ClaimCard extends ExperimentControls {
  /** A fold: its line says the claim, the verdict and the number; what is behind them is in it. */
  readonly element: HTMLDetailsElement;
  show(result: ClaimResult, origin: Origin): void;
}

export function createClaimCard(claim: ClaimFacts, onRun: () => void): ClaimCard {
  const button = h(
    'button',
    { type: 'button', class: 'run-here', onclick: onRun, 'aria-label': `Run it here: ${claim.statement}` },
    'Run it here',
  );
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': `Progress of ${claim.id}` });
  const badge = h('span', { class: 'badge open' }, 'not run yet');
  const outcome = h(
    'div',
    { class: 'outcome' },
    h('p', { class: 'quiet small' }, 'No run of this rule is recorded: run it here.'),
  );
  const mark = originMark();
  const told = h('span', { class: 'told quiet' }, 'no run of this rule is recorded');
  const element = h(
    'details',
    { class: 'claim', id: `claim-${claim.id}`, 'data-claim': claim.id },
    h('summary', {}, h('h2', {}, claim.statement), badge, told, mark.element),
    h('p', { class: 'quiet small' }, `The document, ${claim.source}`),
    h(
      'details',
      { class: 'rule' },
      h('summary', {}, 'how it is decided'),
      h('p', { class: 'small' }, claim.rule),
    ),
    h('div', { class: 'row' }, button, bar),
    outcome,
  );
  return {
    element,
    ...experimentControls(button, bar, outcome),
    show: (result, origin) => {
      badge.className = `badge ${result.verdict}`;
      badge.textContent = result.verdict;
      element.dataset['verdict'] = result.verdict;
      element.dataset['origin'] = origin.kind;
      mark.show(origin);
      const { evidence } = result;
      fill(
        told,
        h('span', { class: 'value' }, `${formatNumber(evidence.value)}${rangeText(result)}`),
        h('span', { class: 'metric' }, ` ${result.metric}`),
      );
      fill(
        outcome,
        result.condition !== null && h('p', { class: 'condition' }, `Condition: ${result.condition}.`),
        h(
          'p',
          {},
          h('strong', {}, formatNumber(evidence.value)),
          rangeText(result),
          h('span', { class: 'quiet' }, ` ${result.metric}`),
        ),
        intervalPlot(result),
        claimCharts(result).map(chartPlot),
        measuredTable(result),
        h(
          'p',
          { class: 'quiet small' },
          `${String(evidence.samples)} samples. ${originText(origin)} `,
          h('code', {}, `dmct claims ${result.id}${originCells(origin).quick ? ' --quick' : ''}`),
        ),
      );
    },
  };
}

/** Everything that the experiment tells, drawn or not. */
function measuredTable(result: ClaimResult): HTMLElement | null {
  const table = claimTable(result);
  if (table === null) return null;
  return h(
    'details',
    {},
    h('summary', {}, 'what was measured, as a table'),
    h(
      'div',
      { class: 'tall', tabindex: 0, role: 'region', 'aria-label': `${result.id}: what was measured` },
      h(
        'table',
        { class: 'events' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            table.columns.map((column) => h('th', { scope: 'col' }, column)),
          ),
        ),
        h(
          'tbody',
          {},
          table.rows.map((row) =>
            h(
              'tr',
              {},
              row.map((cell) => h('td', {}, cell)),
            ),
          ),
        ),
      ),
    ),
  );
}
