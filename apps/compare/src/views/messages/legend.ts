import type { Sounds } from '@dmct/reporters';
import { h, s } from '../../ui/dom.js';
import { groupsOf, isViewChange, LISTENING, waveKind, type ColourBy } from './kinds.js';
import { markPath } from './marks.js';
import type { Model } from './model.js';

const WAVE_WORDS: Readonly<Record<Sounds, string>> = {
  truth: 'wave of the true order',
  lie: 'wave of another order',
  nothing: 'wave of no order (coins, pilots)',
};

/** A button for each colour of messages and of waves that hides and shows them. */
export function kindButtons(
  model: Model,
  by: ColourBy,
  hidden: Set<string>,
  draw: () => void,
): HTMLElement[] {
  const button = (name: string, text: string, className: string): HTMLElement => {
    const element = h(
      'button',
      {
        type: 'button',
        class: `kind ${className}`,
        'aria-pressed': 'true',
        title: 'Hide or show',
        onclick: () => {
          if (!hidden.delete(name)) hidden.add(name);
          element.setAttribute('aria-pressed', String(!hidden.has(name)));
          draw();
        },
      },
      text,
    );
    return element;
  };
  const sounds = (['truth', 'lie', 'nothing'] as const).filter((each) =>
    model.waves.some((wave) => wave.sounds === each),
  );
  const isListening = model.run.events.some(({ kind }) => kind === 'observe');
  return [
    ...groupsOf(model, by).map(({ className, name, text }) => button(name, text, className)),
    ...sounds.map((each) => button(waveKind({ sounds: each }), WAVE_WORDS[each], `of-wave ${each}`)),
    ...(isListening ? [button(LISTENING, LISTENING, 'of-listening')] : []),
  ];
}

const SIGNS = [
  ['submit', 'submit truth', 'is given an order'],
  ['decide', 'decide truth', 'decides as is true'],
  ['decide', 'decide lie', 'decides otherwise'],
  ['retract', 'retract', 'takes it back'],
  ['drop', 'drop', 'its message is lost'],
  ['crash', 'crash', 'goes down'],
  ['recover', 'recover', 'is up again'],
] as const;

/** What the signs on the lines stand for: those that this run has. */
export function signLegend(model: Model): HTMLElement {
  const { events } = model.run;
  const isThere = (kind: string, className: string): boolean =>
    events.some(
      (event) =>
        event.kind === kind &&
        (event.kind !== 'decide' ||
          className.endsWith(model.truths.size === 0 || model.truths.has(event.value) ? 'truth' : 'lie')),
    );
  const sample = (...shapes: readonly SVGElement[]): SVGElement =>
    s('svg', { viewBox: '-10 -10 20 20', width: 20, height: 20, 'aria-hidden': 'true' }, shapes);
  const entry = (drawing: SVGElement, text: string): HTMLElement => h('li', {}, drawing, text);
  const hasTraitor = model.lanes.some(({ isTraitor }) => isTraitor);
  return h(
    'ul',
    { class: 'signs small quiet', 'aria-label': 'What the signs stand for' },
    entry(sample(s('circle', { class: 'who honest', r: 4.5 })), 'honest'),
    hasTraitor && entry(sample(s('path', { class: 'who traitor', d: 'M0 -6l6 11h-12z' })), 'traitor'),
    model.lanes.some(({ isClient }) => isClient) &&
      entry(sample(s('circle', { class: 'who client', r: 4.5 })), 'client'),
    SIGNS.filter(([kind, className]) => isThere(kind, className)).map(([kind, className, text]) =>
      entry(sample(s('path', { class: `mark ${className}`, d: markPath(kind) })), text),
    ),
    model.kinds.some(isViewChange) &&
      entry(sample(s('path', { class: 'message emphasis sign', d: 'M-9 0H9' })), 'change of view'),
  );
}
