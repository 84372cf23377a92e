import type { ClaimResult, Interval } from '@dmct/core';
import { claimCharts, claimTable, formatNumber, NO_SPREAD } from '@dmct/reporters';
import type { ClaimFacts } from '../../catalog/facts.js';
import { chartPlot } from '../../ui/chart-plot.js';
import { fill, h, s } from '../../ui/dom.js';
import { experimentControls, type ExperimentControls } from '../../ui/experiment-controls.js';
import { originText, type Origin } from '../../ui/recorded-text.js';

/** One claim: what is said, how it is decided, and what came out. */
export interface ClaimCard extends ExperimentControls {
  readonly element: HTMLElement;
  show(result: ClaimResult, origin: Origin): void;
}

export function createClaimCard(claim: ClaimFacts, onRun: () => void): ClaimCard {
  const button = h(
    'button',
    { type: 'button', class: 'run-here', onclick: onRun, 'aria-label': `Run it here: ${claim.statement}` },
    'Run it here',
  );
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': `Progress of ${claim.id}` });
  const badge = h('p', { class: 'badge open' }, 'not run yet');
  const outcome = h(
    'div',
    { class: 'outcome' },
    h('p', { class: 'quiet small' }, 'No run of this rule is recorded: run it here.'),
  );
  const element = h(
    'article',
    { class: 'claim', id: `claim-${claim.id}`, 'data-claim': claim.id },
    h('header', {}, h('h2', {}, claim.statement), badge),
    h('p', { class: 'quiet small' }, `The document, ${claim.source}`),
    h('details', {}, h('summary', {}, 'how it is decided'), h('p', { class: 'small' }, claim.rule)),
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
      const { evidence } = result;
      fill(
        outcome,
        result.condition !== null && h('p', { class: 'condition' }, `Condition: ${result.condition}.`),
        h(
          'p',
          {},
          h('strong', {}, formatNumber(evidence.value)),
          evidence.interval === null ? '' : ` (${rangeText(evidence.interval)})`,
          h('span', { class: 'quiet' }, ` ${result.metric}`),
        ),
        intervalPlot(result),
        claimCharts(result).map(chartPlot),
        measuredTable(result),
        h(
          'p',
          { class: 'quiet small' },
          `${String(evidence.samples)} samples. ${originText(origin)} `,
          h(
            'code',
            {},
            `dmct claims ${result.id}${origin.kind === 'here' && origin.isQuick ? ' --quick' : ''}`,
          ),
        ),
      );
    },
  };
}

function rangeText({ high, low }: Interval): string {
  return low === high ? NO_SPREAD : `${formatNumber(low)} to ${formatNumber(high)}`;
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

/** The value with its interval on a line from 0 to what is needed. */
function intervalPlot({ evidence, id, metric }: ClaimResult): SVGSVGElement | null {
  const { interval, value } = evidence;
  if (interval === null || !Number.isFinite(value)) return null;
  const ends = [0, value, interval.low, interval.high, value <= 1 && value >= 0 ? 1 : value].filter(
    Number.isFinite,
  );
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = (at: number): string => `${(2 + (96 * (at - low)) / (high - low || 1)).toFixed(2)}%`;
  return s(
    'svg',
    {
      class: 'interval-plot',
      height: 34,
      width: '100%',
      role: 'img',
      'aria-label': `${id}: ${formatNumber(value)} ${metric}, between ${formatNumber(interval.low)} and ${formatNumber(interval.high)}`,
    },
    s('line', { class: 'tick', x1: '2%', x2: '98%', y1: 10, y2: 10 }),
    s('line', {
      class: 'range',
      x1: x(Math.max(low, interval.low)),
      x2: x(Math.min(high, interval.high)),
      y1: 10,
      y2: 10,
    }),
    s('circle', { class: 'point', cx: x(value), cy: 10, r: 5 }),
    s('text', { x: '2%', y: 30 }, formatNumber(low)),
    s('text', { x: '98%', y: 30, 'text-anchor': 'end' }, formatNumber(high)),
  );
}
