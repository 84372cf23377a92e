import { h } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';

/** What the colours and signs of the picture stand for. */
export function fieldLegend(): HTMLElement {
  return h(
    'p',
    { class: 'legend small quiet' },
    h('span', { class: 'legend-entry' }, h('span', { class: 'key honest' }), 'truth'),
    ' ',
    h('span', { class: 'legend-entry' }, h('span', { class: 'key liar' }), 'lie, by a traitor'),
    ' ',
    h(
      'span',
      { class: 'legend-entry' },
      h('span', { class: 'key liar mimic' }),
      'a traitor in the truth’s tone',
    ),
    ' ',
    h('span', { class: 'legend-entry' }, h('span', { class: 'key observer' }), 'observer'),
    ' ',
    h(
      'span',
      { class: 'legend-entry' },
      'drawn: the wave, its ',
      term('amplitude'),
      ' or ',
      term('coherence'),
    ),
  );
}
