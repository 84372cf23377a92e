import { formatNumber, formatScaled, metric } from '@dmct/reporters';
import { fill, h } from '../../ui/dom.js';
import type { Heard } from './listen.js';

const HERTZ = metric('Hz');

/** The numbers behind an observer's plot; `open` remembers which tables are open. */
export function spectrumTable(
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
