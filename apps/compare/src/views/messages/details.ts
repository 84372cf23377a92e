import { PROPERTIES, type Fork, type RunResult } from '@dmct/core';
import {
  formatNeed,
  formatNumber,
  formatScaled,
  isJudged,
  JOULES,
  NOBODY_TO_JUDGE,
  SECONDS,
} from '@dmct/reporters';
import { h, type Child } from '../../ui/dom.js';
import { eventText, timeText } from './describe.js';
import { createEventsTable } from './events-table.js';
import { createForkActions } from './fork-actions.js';
import type { Model } from './model.js';

/** The verdicts and figures of a run, and of the one it was forked from. */
export function summaryOf(result: RunResult, before: RunResult | null): Child {
  const isAnybodyJudged = isJudged(result);
  const verdict = (property: (typeof PROPERTIES)[number]): Child => {
    const now = result.verdicts[property];
    const was = before?.verdicts[property];
    const judged = now === 'holds' ? 'right' : now === 'violated' ? 'wrong' : 'mixed';
    const tone = isAnybodyJudged ? judged : 'quiet';
    return h(
      'li',
      {},
      `${property} `,
      was !== undefined &&
        was !== now &&
        h('s', { class: 'quiet' }, h('span', { class: 'visually-hidden' }, 'before: '), was),
      was !== undefined && was !== now && ' ',
      h('strong', { class: tone }, now),
    );
  };
  const finality = result.finalitySeconds;
  return [
    h('ul', { class: 'verdicts', id: 'verdicts', 'aria-label': 'Verdicts' }, PROPERTIES.map(verdict)),
    h(
      'p',
      { class: 'quiet small' },
      [
        ...(isAnybodyJudged ? [] : [`${NOBODY_TO_JUDGE}: all are corrupt, and what holds says nothing`]),
        finality === null
          ? 'nobody decided'
          : `decided after ${formatScaled(finality.mean, SECONDS)} on average`,
        ...(result.workload === 'log' ? [`${String(result.decisions.count)} requests decided by all`] : []),
        `${formatNumber(result.messages.total)} messages`,
        formatScaled(result.energyJoules.total, JOULES),
        `trace ${result.traceHash.slice(0, 12)}`,
      ].join(' · '),
    ),
    attackLine(result),
  ];
}

/** What the attack did by its own count, and the assumptions that the run broke, be it by the attack or by a fork. */
function attackLine({ assumptionsBroken, attack, attackMeasures }: RunResult): Child {
  const counted = Object.entries(attackMeasures ?? {}).map(([name, value]) => formatNeed(name, value));
  const told = [
    ...(counted.length === 0 ? [] : [`${attack}: ${counted.join(' · ')}`]),
    ...(assumptionsBroken.length === 0 ? [] : [`assumptions broken: ${assumptionsBroken.join(', ')}`]),
  ];
  return told.length === 0 ? null : h('p', { class: 'small', id: 'attack-did' }, told.join(' · '));
}

/** What is selected, what can be done to it, and all events as a table. */
export function createDetails(handlers: { onFork(fork: Fork): void; onSelect(index: number): void }): {
  readonly element: HTMLElement;
  show(model: Model, selected: number | null): void;
} {
  const sentence = h('p', { class: 'sentence', 'aria-live': 'polite', id: 'selected-event' });
  const actions = createForkActions((fork) => {
    handlers.onFork(fork);
  });
  const table = createEventsTable((index) => {
    handlers.onSelect(index);
  });
  const element = h(
    'section',
    { class: 'details', 'aria-label': 'The selected event' },
    sentence,
    actions.element,
    table.element,
  );
  return {
    element,
    show: (model, selected) => {
      const event = selected === null ? undefined : model.run.events[selected];
      sentence.classList.toggle('of-event', event !== undefined);
      sentence.textContent =
        event === undefined
          ? 'Select an event: with the mouse, or step with the arrow keys in the diagram.'
          : `${timeText(event.at)}: ${eventText(model, event)}.`;
      actions.show(model, selected);
      table.show(model, selected);
    },
  };
}
