import { isGating, type ValidationRow } from '@dmct/core';
import { formatNumber } from '@dmct/reporters';
import type { ValidationFacts } from '../../catalog/facts.js';
import { fill, h, type Child } from '../../ui/dom.js';
import { experimentControls, type ExperimentControls } from '../../ui/experiment-controls.js';
import { originMark, originText, type Origin } from '../../ui/recorded-text.js';
import { deviationBar, expectedText, measuredText, paramsText } from './deviation.js';

/** One published result: what was printed, and what is measured here at each of its points. */
export interface CheckRow extends ExperimentControls {
  readonly element: HTMLElement;
  show(rows: readonly ValidationRow[], origin: Origin): void;
}

export function createCheckRow(facts: ValidationFacts, onRun: () => void): CheckRow {
  const button = h(
    'button',
    { type: 'button', onclick: onRun, class: 'run-here', 'aria-label': `Run it here: ${facts.id}` },
    'Run it here',
  );
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': `Progress of ${facts.id}` });
  const badge = h(
    'span',
    { class: 'badge open' },
    facts.points.length === 1 ? '1 point' : `${String(facts.points.length)} points`,
  );
  const mark = originMark();
  const outcome = h(
    'div',
    { class: 'outcome' },
    h('p', { class: 'quiet small' }, 'No run of it is recorded.'),
  );
  const element = h(
    'article',
    { class: 'check', 'data-check': facts.id },
    h(
      'header',
      {},
      h('h3', {}, h('span', { class: 'id' }, facts.id), ' ', facts.title),
      mark.element,
      badge,
      button,
    ),
    h(
      'p',
      { class: 'quiet small' },
      `${facts.source}${isOwn(facts) ? ': a closed form of the lab’s own, printed by nobody else' : ''} · ${facts.kind}${isGating(facts) ? '' : ', not gated'}`,
      ' ',
      bar,
    ),
    outcome,
  );
  return {
    element,
    ...experimentControls(button, bar, outcome),
    show: (rows, origin) => {
      element.dataset['origin'] = origin.kind;
      mark.show(origin);
      const passed = rows.filter(({ verdict }) => verdict === 'pass').length;
      const isWhole = passed === rows.length;
      const isGated = isGating(facts);
      badge.className = `badge ${isGated ? (isWhole ? 'supported' : 'refuted') : 'conditional'}`;
      const word = isGated ? 'pass' : 'within';
      badge.textContent = isWhole ? word : `${String(passed)} of ${String(rows.length)} ${word}`;
      if (!isGated) badge.append('; reported');
      const points = rows.length === 1 ? '1 point' : `${String(rows.length)} points`;
      fill(
        outcome,
        h(
          'details',
          { open: origin.kind === 'here' },
          h('summary', {}, deviationBar(rows, facts.id), `expected and measured at ${points}`),
          h('p', { class: 'quiet small' }, originText(origin)),
          pointsTable(rows),
        ),
      );
    },
  };
}

function pointsTable(rows: readonly ValidationRow[]): Child {
  return h(
    'div',
    { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': 'Expected and measured' },
    h(
      'table',
      { class: 'points' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['at', 'expected', 'measured', 'off, against what is allowed', 'samples', 'verdict'].map((name) =>
            h('th', { scope: 'col' }, name),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            {},
            h('td', {}, paramsText(row.params)),
            h('td', {}, expectedText(row)),
            h('td', {}, measuredText(row)),
            h('td', {}, deviationBar([row], row.id)),
            h('td', {}, formatNumber(row.samples)),
            verdictCell(row),
          ),
        ),
      ),
    ),
  );
}

/** A row that is not gated is compared, and neither passes nor fails. */
function verdictCell(row: ValidationRow): HTMLElement {
  const isWithin = row.verdict === 'pass';
  return isGating(row)
    ? h('td', { class: isWithin ? 'right' : 'wrong' }, row.verdict)
    : h('td', { class: 'quiet' }, `${isWithin ? 'within' : 'outside'}; reported, not gated`);
}

/** Whether the expected numbers are the lab's own, and not an author's. */
export function isOwn({ source }: Pick<ValidationFacts, 'source'>): boolean {
  return source.startsWith('DMCT Lab,');
}
