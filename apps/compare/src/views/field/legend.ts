import { formatNumber, formatScaled, metric } from '@dmct/reporters';
import { fill, h, type Child } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { colourScale } from './colour-scale.js';
import { kindsIn, tonesIn, type GeneralKind } from './kinds.js';
import type { Mode } from './paint.js';
import { readPalette } from './palette.js';
import { frequencyOf, type Side, type Stage } from './stage.js';

const HERTZ = metric('Hz');

/** What the signs and colours of the picture stand for: of those that are in it. */
export interface FieldLegend {
  readonly element: HTMLElement;
  show(stage: Stage, mode: Mode): void;
}

export function createFieldLegend(): FieldLegend {
  const element = h('div', { class: 'legend small quiet' });
  let shown = '';
  return {
    element,
    show: (stage, mode) => {
      const { clampMetres, emitters, frame, lieHz, observers, truthHz } = stage;
      const scene = [kindsIn(stage), emitters.length, observers.length, clampMetres, frame, lieHz, truthHz];
      const key = JSON.stringify([scene, mode, readPalette()]);
      // What a hand or the focus is on stays while nothing is said otherwise.
      if (key === shown) return;
      shown = key;
      fill(element, signs(stage), colours(stage, mode), law(stage));
    },
  };
}

function signs(stage: Stage): Child {
  const entry = (key: string, text: string): HTMLElement =>
    h('li', { class: 'legend-entry' }, h('span', { class: `key ${key}` }), text);
  return h(
    'ul',
    { 'aria-label': 'What the signs stand for' },
    kindsIn(stage).map((kind) => entry(signOf(kind), kind.text)),
    stage.observers.length > 0 && entry('observer', 'observer'),
  );
}

/** The class that gives a kind's sign. */
function signOf({ carrier, side }: GeneralKind): string {
  if (side === 'truth') return 'honest';
  return carrier === 'truth' ? 'liar mimic' : 'liar';
}

/** What the colours mean, and their scale: blue where the truth sounds, orange where the lie does. */
function colours(stage: Stage, mode: Mode): Child {
  const hue = (tone: Side): string =>
    `${tone === 'truth' ? 'blue the truth’s tone' : 'orange the lie’s'}, ${formatScaled(frequencyOf(stage, tone), HERTZ)}`;
  return h(
    'div',
    { class: 'colours' },
    h(
      'span',
      { class: 'legend-entry sentence' },
      'colour: ',
      MEANING[mode](),
      '; ',
      tonesIn(stage).map(hue).join(', '),
    ),
    h('span', { class: 'legend-entry' }, colourScale(stage, mode, readPalette())),
  );
}

const MEANING: Readonly<Record<Mode, () => Child>> = {
  wave: () => 'the field now, crests full and troughs pale',
  amplitude: () => [term('amplitude'), ', however it swings now'],
  coherence: () => [term('coherence'), ', 1 where all swing in step'],
};

/** By which law the picture is computed. */
function law({ clampMetres }: Stage): Child {
  return h(
    'p',
    { class: 'law' },
    `A general of 0 dB makes 1 V/m at 1 m. Its wave leaves at c and weakens as 1/r; nearer than ${formatNumber(clampMetres)} m it grows no stronger.`,
  );
}
