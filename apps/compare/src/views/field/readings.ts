import { formatNumber, formatScaled, metric } from '@dmct/reporters';
import { fill, h, s } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { observerName } from './handles.js';
import type { Decision, Heard, Reading } from './listen.js';
import { looksOf, type Side, type Stage } from './stage.js';

const WORDS: Readonly<Record<Decision, string>> = {
  truth: 'the truth',
  lie: 'the lie',
  undecided: 'undecided',
  nothing: 'nothing',
};
const HERTZ = metric('Hz');
const WIDTH = 320;
const HEIGHT = 96;

/** What each observer's receivers read, and what they decide; the numbers stand in a table under each plot. */
export function createReadings(): {
  readonly element: HTMLElement;
  show(stage: Stage, heard: readonly Heard[]): void;
} {
  const element = h('section', { class: 'readings', 'aria-label': 'What is heard' });
  const open = new Set<number>();
  return {
    element,
    show: (stage, heard) => {
      fill(
        element,
        heard.map((each, index) => observerPanel(stage, each, index, open)),
      );
    },
  };
}

function observerPanel(stage: Stage, heard: Heard, index: number, open: Set<number>): HTMLElement {
  const main = heard.readings.find(({ receiver }) => receiver === stage.receiver) ?? heard.readings[0]!;
  return h(
    'article',
    { class: 'observer', 'data-observer': index, 'data-decision': main.decision },
    h(
      'h2',
      {},
      observerName(index),
      ' hears ',
      h('span', { class: `decision ${main.decision}` }, WORDS[main.decision]),
    ),
    h(
      'table',
      { class: 'reading-table' },
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

function spectrumPlot(stage: Stage, heard: Heard): SVGSVGElement {
  const { amplitudes, frequenciesHz } = heard.spectrum;
  const low = frequenciesHz[0]!;
  const span = frequenciesHz[frequenciesHz.length - 1]! - low || 1;
  const beamed = heard.arraySpectrum?.amplitudes ?? new Float64Array(0);
  const most = Math.max(heard.noiseFloor, ...amplitudes, ...heard.energySpectrum.amplitudes);
  const x = (hertz: number): number => 6 + ((hertz - low) / span) * (WIDTH - 12);
  const y = (share: number): number => HEIGHT - 22 - share * (HEIGHT - 34);
  const line = (strengths: Float64Array, scale: number): string =>
    `M${[...frequenciesHz].map((hertz, index) => `${x(hertz).toFixed(1)} ${y(strengths[index]! / scale).toFixed(1)}`).join('L')}`;
  const looked = heard.energySpectrum.amplitudes;
  const mark = (side: Side, hertz: number): SVGElement =>
    s(
      'g',
      { class: `mark ${side}` },
      s('line', { x1: x(hertz), x2: x(hertz), y1: 8, y2: HEIGHT - 22 }),
      s(
        'text',
        {
          x: x(hertz),
          y: HEIGHT - 8,
          'text-anchor': hertz < (stage.truthHz + stage.lieHz) / 2 ? 'end' : 'start',
        },
        `${side} ${formatScaled(hertz, HERTZ)}`,
      ),
    );
  return s(
    'svg',
    {
      class: 'spectrum',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-label': `Spectrum: strongest line ${formatNumber(most)} volts per metre; the numbers are in the table below`,
    },
    mark('truth', stage.truthHz),
    mark('lie', stage.lieHz),
    s('path', { class: 'line looks', d: line(looked, most) }),
    beamed.length > 0 &&
      s('path', { class: 'line beams', d: line(beamed, Math.max(heard.noiseFloor, ...beamed)) }),
    s('path', { class: 'line', d: line(amplitudes, most) }),
    s('line', { class: 'axis', x1: 6, x2: WIDTH - 6, y1: HEIGHT - 22, y2: HEIGHT - 22 }),
  );
}

function spectrumTable(
  { arraySpectrum, energySpectrum, spectrum }: Heard,
  index: number,
  open: Set<number>,
): HTMLElement {
  const body = h('tbody');
  const build = (): void => {
    fill(
      body,
      [...spectrum.frequenciesHz].map((hertz, at) =>
        h(
          'tr',
          {},
          h('td', {}, formatScaled(hertz, HERTZ)),
          h('td', {}, `${formatNumber(spectrum.amplitudes[at])} V/m`),
          h('td', {}, `${formatNumber(energySpectrum.amplitudes[at])} V/m`),
          arraySpectrum !== null && h('td', {}, `${formatNumber(arraySpectrum.amplitudes[at])} V/m`),
        ),
      ),
    );
  };
  const details = h(
    'details',
    {
      open: open.has(index),
      ontoggle: () => {
        if (details.open) {
          open.add(index);
          build();
        } else open.delete(index);
      },
    },
    h('summary', {}, 'spectrum as a table'),
    h(
      'div',
      { class: 'tall', tabindex: 0, role: 'region', 'aria-label': 'Spectrum as a table' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, 'Frequency'),
            h('th', { scope: 'col' }, 'Amplitude'),
            h('th', { scope: 'col' }, 'Of the looks'),
            arraySpectrum !== null && h('th', { scope: 'col' }, 'In the array’s beams'),
          ),
        ),
        body,
      ),
    ),
  );
  if (open.has(index)) build();
  return details;
}
