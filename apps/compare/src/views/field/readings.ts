import { formatNumber } from '@dmct/reporters';
import { fill, h } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { keepFocus } from '../../ui/keep-focus.js';
import { observerName } from './names.js';
import type { Decision, Heard, Reading } from './listen.js';
import { spectrumPlot } from './spectrum-plot.js';
import { spectrumTable } from './spectrum-table.js';
import { looksOf, type Side, type Stage } from './stage.js';

/** A decision as it stands behind "hears". */
export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  truth: 'the truth',
  lie: 'the lie',
  undecided: 'neither clearly',
  nothing: 'nothing',
};

/** What each observer's receivers read, and what they decide; the numbers stand in a table under each plot. */
export interface Readings {
  readonly element: HTMLElement;
  /** Another scene, in which nobody has listened yet. */
  begin(stage: Stage): void;
  show(stage: Stage, heard: readonly Heard[]): void;
}

export function createReadings(): Readings {
  const element = h('section', { class: 'readings', 'aria-label': 'What is heard' });
  const open = new Set<number>();
  return {
    element,
    begin: ({ emitters, observers }) => {
      const places = observers.length === 1 ? 'the observer’s place' : `${String(observers.length)} places`;
      const words = `Listening to ${emitters.length.toLocaleString('en-US')} waves at ${places}, with every receiver …`;
      fill(element, h('p', { class: 'quiet' }, words));
    },
    show: (stage, heard) => {
      keepFocus(element, () => {
        fill(
          element,
          heard.map((each, index) => observerPanel(stage, each, index, open)),
        );
      });
    },
  };
}

/** The reading whose decision counts in the scene. */
export function mainReading(stage: Stage, { readings }: Heard): Reading {
  return readings.find(({ receiver }) => receiver === stage.receiver) ?? readings[0]!;
}

/** What the observers decide, in words for a screen reader. */
export function decisionsText(heard: readonly Heard[], stage: Stage): string {
  return heard
    .map(
      (each, index) => `${observerName(index)} hears ${DECISION_WORDS[mainReading(stage, each).decision]}.`,
    )
    .join(' ');
}

function observerPanel(stage: Stage, heard: Heard, index: number, open: Set<number>): HTMLElement {
  const main = mainReading(stage, heard);
  return h(
    'article',
    {
      class: 'observer',
      'aria-label': observerName(index),
      'data-observer': index,
      'data-decision': main.decision,
    },
    h(
      'h2',
      {},
      observerName(index),
      ' hears ',
      h('span', { class: `decision ${main.decision}` }, DECISION_WORDS[main.decision]),
    ),
    h(
      'table',
      { class: 'reading-table', 'aria-label': `What the receivers of ${observerName(index)} read` },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Receiver'),
          h('th', { scope: 'col' }, 'Truth'),
          h('th', { scope: 'col' }, 'Lie'),
          h('th', { scope: 'col' }, 'Decides'),
        ),
      ),
      h(
        'tbody',
        {},
        heard.readings.map((reading) => readingRow(reading, reading === main)),
      ),
    ),
    spectrumPlot(stage, heard),
    h(
      'p',
      { class: 'quiet small spectrum-key' },
      'Solid: locked in over the whole window. Dashed: the mean power of the ',
      `${String(looksOf(stage))} ${looksOf(stage) === 1 ? 'look' : 'looks'} of the energy receiver.`,
      heard.arraySpectrum === null
        ? ''
        : ' Dotted, on a scale of its own: what the array’s beams let through in its gates.',
    ),
    spectrumTable(heard, index, open),
  );
}

function readingRow(reading: Reading, isMain: boolean): HTMLElement {
  const isHeard = (side: Side): boolean => reading[side] >= reading.floor;
  const most = Math.max(reading.truth, reading.lie) || 1;
  // Of what drowns in noise no bar is drawn: its length would be the noise's.
  const share = (side: Side): number => (isHeard(side) ? reading[side] / most : 0);
  const cell = (side: Side): HTMLElement =>
    h(
      'td',
      {},
      h(
        'span',
        { class: 'number' },
        isHeard(side) ? `${formatNumber(reading[side])} ${reading.unit}` : 'below noise',
      ),
      h('span', { class: `ratio ${side}`, style: `width:${(share(side) * 100).toFixed(1)}%` }),
    );
  return h(
    'tr',
    { class: isMain ? 'main' : null, 'data-receiver': reading.receiver },
    h('th', { scope: 'row' }, term(reading.receiver)),
    cell('truth'),
    cell('lie'),
    h('td', { class: `decision ${reading.decision}` }, reading.decision),
  );
}
