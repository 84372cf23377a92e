import type { ValidationRow } from '@dmct/core';
import { formatNumber } from '@dmct/reporters';
import type { ValidationFacts } from '../../catalog/facts.js';
import { fill, h, s, type Child } from '../../ui/dom.js';

/** One published result: what was printed, and what is measured here at each of its points. */
export interface CheckRow {
  readonly element: HTMLElement;
  setRunning(isRunning: boolean): void;
  setProgress(fraction: number): void;
  show(rows: readonly ValidationRow[]): void;
  fail(reason: string): void;
}

export function createCheckRow(facts: ValidationFacts, onRun: () => void): CheckRow {
  const button = h('button', { type: 'button', onclick: onRun, 'aria-label': `Run ${facts.id} here` }, 'Run');
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': `Progress of ${facts.id}` });
  const badge = h(
    'span',
    { class: 'badge open' },
    facts.points.length === 1 ? '1 point' : `${String(facts.points.length)} points`,
  );
  const outcome = h('div', { class: 'outcome', role: 'status' });
  const element = h(
    'article',
    { class: 'check', 'data-check': facts.id },
    h('header', {}, h('h3', {}, h('span', { class: 'id' }, facts.id), ' ', facts.title), badge, button),
    h('p', { class: 'quiet small' }, `${facts.source} · ${facts.kind}`, ' ', bar),
    outcome,
  );
  return {
    element,
    setRunning: (isRunning) => {
      button.disabled = isRunning;
      bar.hidden = !isRunning;
      if (isRunning) bar.value = 0;
    },
    setProgress: (fraction) => {
      bar.value = fraction;
    },
    fail: (reason) => {
      fill(outcome, h('p', { class: 'wrong' }, reason));
    },
    show: (rows) => {
      const passed = rows.filter(({ verdict }) => verdict === 'pass').length;
      badge.className = `badge ${passed === rows.length ? 'supported' : facts.kind === 'reported' ? 'conditional' : 'refuted'}`;
      badge.textContent =
        passed === rows.length ? 'pass' : `${String(passed)} of ${String(rows.length)} pass`;
      fill(outcome, pointsTable(rows));
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
            h('td', {}, formatNumber(row.expected, 5)),
            h('td', {}, formatNumber(row.measured, 5)),
            h('td', {}, deviationBar(row)),
            h('td', {}, formatNumber(row.samples)),
            h('td', { class: row.verdict === 'pass' ? 'right' : 'wrong' }, row.verdict),
          ),
        ),
      ),
    ),
  );
}

/** Where the measured value lies between the least and the most that is allowed. */
function deviationBar({ expected, measured, tolerance }: ValidationRow): SVGSVGElement {
  const off = measured - expected;
  const share = tolerance > 0 ? Math.max(-1.4, Math.min(1.4, off / tolerance)) : Math.sign(off) * 1.4;
  const x = (at: number): string => `${(50 + (at / 1.5) * 50).toFixed(2)}%`;
  return s(
    'svg',
    {
      class: 'deviation',
      width: 120,
      height: 14,
      role: 'img',
      'aria-label': `off by ${formatNumber(off)}, allowed ${formatNumber(tolerance)}`,
    },
    s('rect', { class: 'allowed', x: x(-1), width: '66.66%', y: 3, height: 8, rx: 2 }),
    s('line', { class: 'centre', x1: '50%', x2: '50%', y1: 0, y2: 14 }),
    s('circle', { class: Math.abs(share) <= 1 ? 'in' : 'out', cx: x(share), cy: 7, r: 4 }),
  );
}

function paramsText(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
