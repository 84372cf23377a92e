import { fill, h } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { colourScale } from './colour-scale.js';
import type { Mode } from './paint.js';
import { readPalette } from './palette.js';
import type { Stage } from './stage.js';

/** What the signs and colours of the picture stand for. */
export interface FieldLegend {
  readonly element: HTMLElement;
  show(stage: Stage, mode: Mode): void;
}

export function createFieldLegend(): FieldLegend {
  const scale = h('span', { class: 'legend-entry' });
  const drawn = h('span', { class: 'legend-entry sentence' });
  const entry = (key: string, text: string): HTMLElement =>
    h('span', { class: 'legend-entry' }, h('span', { class: `key ${key}` }), text);
  const element = h(
    'div',
    { class: 'legend small quiet' },
    entry('honest', 'honest general'),
    entry('liar', 'traitor'),
    entry('liar mimic', 'traitor in the truth’s tone'),
    entry('observer', 'observer'),
    drawn,
    scale,
  );
  return {
    element,
    show: (stage, mode) => {
      fill(drawn, 'colour: ', ...MEANING[mode]());
      fill(scale, colourScale(stage, mode, readPalette()));
    },
  };
}

/** What the colours mean: blue where the truth sounds, orange where the lie does. */
const MEANING: Readonly<Record<Mode, () => readonly (string | HTMLElement)[]>> = {
  wave: () => ['the field now, crests full and troughs pale; blue truth, orange lie'],
  amplitude: () => [term('amplitude'), ', however it swings now; blue truth, orange lie'],
  coherence: () => [term('coherence'), ', 1 where all swing in step; blue truth, orange lie'],
};
