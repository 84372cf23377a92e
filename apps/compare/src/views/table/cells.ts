import { PROPERTIES, type Assumption, type Mean, type Measured } from '@dmct/core';
import {
  formatMean,
  formatNeed,
  formatProportion,
  formatScaled,
  JOULES,
  SECONDS,
  type Ladder,
} from '@dmct/reporters';
import { h, type Child } from '../../ui/dom.js';
import { logBar, type LogScale } from '../../ui/log-bar.js';
import { isWholeSweep, sweptTraitors } from './measure.js';
import { toleratedOf, type RowState } from './row-state.js';

export const ENERGY_SCALE: LogScale = {
  ladder: JOULES,
  low: 1e-3,
  high: 3.6e15,
  ticks: [1, 3.6e6, 3.6e12],
};
export const TIME_SCALE: LogScale = { ladder: SECONDS, low: 1e-3, high: 36000, ticks: [0.01, 1, 60, 3600] };

/** Claimed above, measured below. */
function claimedCell(claimed: string | undefined, ...measured: readonly Child[]): HTMLElement {
  return h('div', { class: 'pair' }, claimedText(claimed), h('div', { class: 'measured' }, measured));
}

/** What the document says of the approach in this column. */
export function claimedText(claimed: string | undefined): HTMLElement {
  return h('p', { class: 'claimed' }, h('span', { class: 'tag' }, 'claimed'), claimed ?? 'not in its table');
}

/** A mean and, on a line of its own, its interval, or why it has none; two runs say too little of the spread. */
function meanText(mean: Mean | null, ladder: Ladder, nothing: string): Child {
  if (mean === null) return h('p', { class: 'figure' }, nothing);
  const [figure = '', range = ''] = formatMean(mean, ladder).split(/ \(|\)/);
  const unit = /\d–/.test(range) ? ` ${figure.split(' ')[1] ?? ''}` : '';
  return [
    h('p', { class: 'figure' }, figure),
    h('p', { class: 'quiet small range' }, mean.samples > 2 ? `${range}${unit}` : 'too few runs for a range'),
  ];
}

/** How many runs were right, and what went wrong in the others. */
export function rightCell(row: RowState, measured: Measured, nodes: number): Child {
  if (row.results.every(({ faulty }) => faulty.length >= nodes)) {
    return [
      h('p', { class: 'verdict none' }, 'nobody to judge'),
      h(
        'p',
        { class: 'quiet small' },
        'Everybody is a traitor: no honest general is left who could be wrong.',
      ),
    ];
  }
  const { rate } = measured.right;
  const tone = rate === 1 ? 'right' : rate === 0 ? 'wrong' : 'mixed';
  const word = rate === 1 ? 'holds' : rate === 0 ? 'broken' : 'sometimes';
  const failures = PROPERTIES.filter((property) => measured.violated[property].count > 0);
  const open = PROPERTIES.filter((property) => measured.unknown[property] > 0);
  return [
    h('p', { class: `verdict ${tone}` }, h('span', { class: 'mark', 'aria-hidden': 'true' }), word),
    h('p', { class: 'figure' }, formatProportion(measured.right)),
    failures.length > 0 &&
      h(
        'p',
        { class: 'quiet small' },
        `violated: ${failures
          .map((property) => `${property} ${String(measured.violated[property].count)}`)
          .join(', ')}`,
      ),
    open.length > 0 && h('p', { class: 'quiet small' }, `unknown: ${open.join(', ')}`),
    row.results.length < row.wanted &&
      h('p', { class: 'quiet small' }, `${String(row.results.length)} of ${String(row.wanted)} runs so far`),
  ];
}

export function energyCell(row: RowState, measured: Measured): Child {
  const { energyJoules, energyJoulesDeployed } = measured;
  return claimedCell(
    row.facts.documented?.energyCost,
    meanText(energyJoules, JOULES, '–'),
    logBar(ENERGY_SCALE, {
      value: energyJoules?.mean ?? null,
      interval: energyJoules?.interval ?? null,
      other: energyJoulesDeployed?.mean ?? null,
    }),
    energyJoulesDeployed !== null &&
      h(
        'p',
        { class: 'quiet small deployed' },
        `deployed today ${formatScaled(energyJoulesDeployed.mean, JOULES)}`,
      ),
  );
}

export function timeCell(row: RowState, measured: Measured): Child {
  const { finalitySeconds } = measured;
  return claimedCell(
    row.facts.documented?.finalityTime,
    meanText(finalitySeconds, SECONDS, 'nobody decided'),
    logBar(TIME_SCALE, { value: finalitySeconds?.mean ?? null, interval: finalitySeconds?.interval ?? null }),
  );
}

export function hardwareCell(row: RowState, measured: Measured): Child {
  const needs = Object.entries(measured.hardware).map(([name, value]) => formatNeed(name, value));
  const shown = 3;
  return claimedCell(
    row.facts.documented?.hardware,
    h(
      'ul',
      { class: 'needs' },
      needs.slice(0, shown).map((need) => h('li', {}, need)),
    ),
    needs.length > shown &&
      h(
        'details',
        {},
        h('summary', {}, `${String(needs.length - shown)} more`),
        h(
          'ul',
          { class: 'needs' },
          needs.slice(shown).map((need) => h('li', {}, need)),
        ),
      ),
  );
}

export function assumptionsCell(
  row: RowState,
  measured: Measured,
  meaning: Readonly<Record<Assumption, string>>,
): Child {
  const broken = measured.assumptionsBroken;
  const { assumptions } = row.facts;
  const item = (assumption: Assumption): HTMLElement =>
    h(
      'li',
      { class: broken.includes(assumption) ? 'wrong' : null, title: meaning[assumption] },
      `${assumption.replaceAll('-', ' ')}${broken.includes(assumption) ? ' (broken here)' : ''}`,
    );
  return claimedCell(
    row.facts.documented?.assumptions,
    h(
      'p',
      { class: 'figure' },
      broken.length === 0
        ? `${String(assumptions.length)}, all held`
        : `${String(broken.length)} of ${String(assumptions.length)} broken`,
    ),
    h(
      'details',
      {},
      h('summary', {}, 'which'),
      h(
        'ul',
        { class: 'needs' },
        [...assumptions].sort((a, b) => Number(broken.includes(b)) - Number(broken.includes(a))).map(item),
      ),
    ),
  );
}

/** One square for each number of traitors, coloured by how many runs were right. */
export function toleranceCell(row: RowState, nodes: number, isSwept: boolean): Child {
  if (!isSwept) return h('p', { class: 'quiet small' }, 'this attack sets its own share');
  const promised = row.results[0]?.faultsTolerated ?? null;
  const swept = sweptTraitors(nodes);
  const tolerated = isWholeSweep(nodes) ? toleratedOf(row.sweep, swept[swept.length - 1]!) : null;
  const squares = swept.map((traitors) => {
    const point = row.sweep.get(traitors);
    const rate = point === undefined ? null : point.right / point.runs;
    const tone = rate === null ? 'open' : rate === 1 ? 'right' : rate === 0 ? 'wrong' : 'mixed';
    const text =
      point === undefined
        ? `${String(traitors)} traitors: not run yet`
        : `${String(traitors)} traitors: ${String(point.right)} of ${String(point.runs)} right`;
    return h('li', {
      class: `${tone}${promised !== null && traitors === promised ? ' promised' : ''}`,
      title: text,
      'aria-label': text,
    });
  });
  return [
    h(
      'p',
      { class: 'figure' },
      tolerated === null ? '…' : tolerated < 0 ? 'none' : `up to ${String(tolerated)} of ${String(nodes)}`,
    ),
    h('ol', { class: 'strip', 'aria-label': 'Right runs by number of traitors' }, squares),
    h(
      'p',
      { class: 'quiet small' },
      promised === null ? '…' : `it promises ${String(promised)} (of ${row.facts.resource})`,
    ),
  ];
}
