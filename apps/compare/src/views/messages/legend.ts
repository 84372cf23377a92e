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

/** A colour of the picture: what has it, and the classes that give it. */
export interface KindEntry {
  /** Under which it is hidden and shown. */
  readonly name: string;
  readonly text: string;
  readonly className: string;
}

/** A sign of the picture, around the origin. */
export interface SignEntry {
  readonly shape: SVGElement;
  readonly text: string;
}

/** The colours of a run's messages and waves. */
export function kindEntries(model: Model, by: ColourBy): readonly KindEntry[] {
  const sounds = (['truth', 'lie', 'nothing'] as const).filter((each) =>
    model.waves.some((wave) => wave.sounds === each),
  );
  const isListening = model.run.events.some(({ kind }) => kind === 'observe');
  return [
    ...groupsOf(model, by),
    ...sounds.map((each) => ({
      name: waveKind({ sounds: each }),
      text: WAVE_WORDS[each],
      className: `of-wave ${each}`,
    })),
    ...(isListening ? [{ name: LISTENING, text: LISTENING, className: 'of-listening' }] : []),
  ];
}

/** A button for each colour that hides and shows what has it. */
export function kindButtons(
  model: Model,
  by: ColourBy,
  hidden: Set<string>,
  draw: () => void,
): HTMLElement[] {
  return kindEntries(model, by).map(({ className, name, text }) => {
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
  });
}

const SIGNS = [
  ['submit', 'submit truth', 'is given an order'],
  ['submit', 'submit lie', 'is given another order'],
  ['decide', 'decide truth', 'decides as is true'],
  ['decide', 'decide lie', 'decides otherwise'],
  ['retract', 'retract', 'takes it back'],
  ['drop', 'drop', 'its message is lost'],
  ['crash', 'crash', 'goes down'],
  ['recover', 'recover', 'is up again'],
] as const;

/** What the signs on the lines stand for: those that this run has. */
export function signEntries(model: Model): readonly SignEntry[] {
  const { events } = model.run;
  const isThere = (kind: string, className: string): boolean =>
    events.some(
      (event) =>
        event.kind === kind &&
        ((event.kind !== 'decide' && event.kind !== 'submit') ||
          className.endsWith(model.truths.size === 0 || model.truths.has(event.value) ? 'truth' : 'lie')),
    );
  const entry = (shape: SVGElement, text: string): SignEntry => ({ shape, text });
  return [
    entry(s('circle', { class: 'who honest', r: 4.5 }), 'honest'),
    model.lanes.some(({ isTraitor }) => isTraitor) &&
      entry(s('path', { class: 'who traitor', d: 'M0 -6l6 11h-12z' }), 'traitor'),
    model.lanes.some(({ isClient, isTraitor }) => isClient && !isTraitor) &&
      entry(s('circle', { class: 'who client', r: 4.5 }), 'client'),
    ...SIGNS.filter(([kind, className]) => isThere(kind, className)).map(([kind, className, text]) =>
      entry(s('path', { class: `mark ${className}`, d: markPath(kind) }), text),
    ),
    model.kinds.some(isViewChange) &&
      entry(s('path', { class: 'message emphasis sign', d: 'M-9 0H9' }), 'change of view'),
  ].filter((each) => each !== false);
}

export function signLegend(model: Model): HTMLElement {
  return h(
    'ul',
    { class: 'signs small quiet', 'aria-label': 'What the signs stand for' },
    signEntries(model).map(({ shape, text }) =>
      h(
        'li',
        {},
        s('svg', { viewBox: '-10 -10 20 20', width: 20, height: 20, 'aria-hidden': 'true' }, shape),
        text,
      ),
    ),
  );
}
