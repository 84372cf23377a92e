import { PROPERTIES, wilson, type Assumption, type Mean, type Measured } from '@dmct/core';
import {
  formatMean,
  formatNeed,
  formatProportion,
  formatRange,
  formatScaled,
  isJudged,
  JOULES,
  NOBODY_TO_JUDGE,
  SECONDS,
  type Ladder,
} from '@dmct/reporters';
import type { Settings } from '../../link/settings.js';
import { h, type Child } from '../../ui/dom.js';
import { explained } from '../../ui/glossary.js';
import { logAxis, logBar, type LogScale } from '../../ui/log-bar.js';
import { sweptTraitors } from './measure.js';
import { sweepOf, toleranceOf, type RowState, type SweepPoint, type Tolerance } from './row-state.js';

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

/** A mean and, on a line of its own, its interval, or why it has none; the bar below draws what this line says. */
function meanText(mean: Mean | null, ladder: Ladder, nothing: string, runs: number): Child {
  if (mean === null) return h('p', { class: 'figure' }, nothing);
  const range = formatRange(mean, ladder) ?? 'one run: no range';
  const isPart = mean.samples < runs;
  return [
    h('p', { class: 'figure' }, formatScaled(mean.mean, ladder)),
    h(
      'p',
      { class: 'quiet small range' },
      isPart ? `${range}, in ${String(mean.samples)} of ${String(runs)} runs` : range,
    ),
  ];
}

/** How many runs were right, and what went wrong in the others. */
export function rightCell(row: RowState, measured: Measured): Child {
  if (!isJudged(measured)) {
    return [
      h('p', { class: 'verdict none' }, NOBODY_TO_JUDGE),
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
    meanText(energyJoules, JOULES, '–', measured.runs),
    logBar(ENERGY_SCALE, {
      value: energyJoules?.mean ?? null,
      interval: energyJoules?.interval ?? null,
      other: energyJoulesDeployed?.mean ?? null,
    }),
    logAxis(ENERGY_SCALE),
    energyJoulesDeployed !== null &&
      h(
        'p',
        { class: 'quiet small deployed' },
        // The number keeps its unit where the line is broken.
        `deployed today ${formatMean(energyJoulesDeployed, JOULES).replace(' ', '\u00a0')}`,
      ),
  );
}

export function timeCell(row: RowState, measured: Measured): Child {
  const { finalitySeconds } = measured;
  return claimedCell(
    row.facts.documented?.finalityTime,
    meanText(finalitySeconds, SECONDS, 'nobody decided', measured.runs),
    logBar(TIME_SCALE, { value: finalitySeconds?.mean ?? null, interval: finalitySeconds?.interval ?? null }),
    logAxis(TIME_SCALE),
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

/**
 * One square for each number of traitors, coloured by how many runs were right, and how many runs that rests on.
 * @param bites where the attack bites and where not, in its own words; null while that is loading.
 */
export function toleranceCell(
  row: RowState,
  { nodes, traitors: chosen }: Settings,
  isSwept: boolean,
  bites: string | null,
): Child {
  if (!isSwept) return h('p', { class: 'quiet small' }, 'this attack sets its own share');
  const promised = row.results[0]?.faultsTolerated ?? null;
  const swept = sweptTraitors(nodes);
  const sweep = sweepOf(row, chosen);
  const tolerance = toleranceOf(sweep, swept);
  const squares = swept.map((traitors) => {
    const point = sweep.get(traitors);
    const text = pointText(traitors, point);
    return h('li', {
      class: `${toneOf(point)}${promised !== null && traitors === promised ? ' promised' : ''}`,
      title: text,
      'aria-label': text,
    });
  });
  return [
    h('p', { class: 'figure' }, tolerance === null ? '…' : toleranceText(tolerance, nodes)),
    h('ol', { class: 'strip', 'aria-label': 'Right runs by number of traitors' }, squares),
    h(
      'p',
      { class: 'quiet small' },
      promised === null ? '…' : `it promises ${String(promised)} (${row.facts.resource})`,
    ),
    promised !== null &&
      tolerance !== null &&
      tolerance.rightUpTo > promised &&
      bites !== null &&
      h(
        'p',
        { class: 'quiet small beyond' },
        'right beyond its promise: ',
        explained('where this attack bites', bites),
      ),
    tolerance !== null &&
      tolerance.rightUpTo >= 0 &&
      h('p', { class: 'quiet small' }, evidenceText(tolerance, swept[swept.length - 1]!, nodes)),
  ];
}

function toneOf(point: SweepPoint | undefined): string {
  if (point === undefined || point.runs === 0) return 'open';
  if (point.right === point.runs) return 'right';
  return point.right === 0 ? 'wrong' : 'mixed';
}

function pointText(traitors: number, point: SweepPoint | undefined): string {
  const told =
    point === undefined
      ? 'not run yet'
      : point.runs === 0
        ? 'not run'
        : `right ${formatProportion(wilson(point.right, point.runs))}`;
  return `${String(traitors)} traitors: ${told}`;
}

/** What was shown and no more: where nothing failed, or numbers between were left out, no last number is known. */
function toleranceText({ rightUpTo, wrongAt }: Tolerance, nodes: number): string {
  const of = `of ${String(nodes)}`;
  if (rightUpTo < 0) return wrongAt === null ? 'not run' : `not even 0 ${of}`;
  if (wrongAt === null) return `at least ${String(rightUpTo)} ${of}`;
  if (wrongAt > rightUpTo + 1) return `${String(rightUpTo)} to ${String(wrongAt - 1)} ${of}`;
  return rightUpTo === 0 ? `0 ${of}` : `up to ${String(rightUpTo)} ${of}`;
}

/** On how many runs it rests, and how little few right runs prove. */
function evidenceText({ rightUpTo, runs, wrongAt }: Tolerance, most: number, nodes: number): string {
  const rest = `${String(runs)} or more runs a box: ${formatProportion(wilson(runs, runs))} right`;
  return wrongAt === null && rightUpTo === most
    ? `${rest}; ${String(most + 1)} to ${String(nodes)} not tried`
    : rest;
}
