import { h } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';

/** What the page of the field is made of. */
type Part = 'printed' | 'chooser' | 'story' | 'picture' | 'readings' | 'inspector' | 'seed' | 'protocols';

/** Where everything is on the page: the picture with its controls, beside it what is heard and what can be changed. */
export function fieldLayout(parts: Readonly<Record<Part, HTMLElement>>): readonly Node[] {
  return [
    h('h1', {}, 'The field, live'),
    h(
      'p',
      { class: 'lead' },
      'Every general sends out a wave; what is felt at a place is the sum of what has had time to get there, the ',
      term('retarded field'),
      '. Drag anybody.',
    ),
    parts.printed,
    parts.chooser,
    parts.story,
    h(
      'div',
      { class: 'field-grid' },
      parts.picture,
      h('div', { class: 'side-column' }, parts.readings, parts.inspector, parts.seed),
      h('div', { class: 'below' }, parts.protocols),
    ),
  ];
}
