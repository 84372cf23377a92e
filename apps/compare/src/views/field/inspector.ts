import { fill, h } from '../../ui/dom.js';
import { keepFocus } from '../../ui/keep-focus.js';
import { createGeneralDials } from './general-dials.js';
import { createGeneralPicker } from './general-picker.js';
import { HANDLES_MAX, type Held } from './handles.js';
import { nameOf, observerName } from './names.js';
import type { Emitter, Side, Stage } from './stage.js';

/** What can be changed of the general that is selected, and who there is. */
export interface Inspector {
  readonly element: HTMLElement;
  show(stage: Stage, held: Held, ids: readonly number[]): void;
}

interface Handlers {
  onChange(index: number, change: Partial<Emitter>): void;
  onAdd(side: Side): void;
  onRemove(index: number): void;
  onPick(index: number): void;
}

export function createInspector(handlers: Handlers): Inspector {
  const picker = createGeneralPicker((index) => {
    handlers.onPick(index);
  });
  const body = h('div', { class: 'inspected' });
  const element = h(
    'section',
    { class: 'inspector', 'aria-label': 'The selected general' },
    picker.element,
    body,
  );
  let shown = '';
  let update: (emitter: Emitter) => void = () => undefined;

  const build = (stage: Stage, held: Held, ids: readonly number[]): void => {
    const emitter = emitterOf(stage, held);
    const name = emitter === undefined ? observerName(held.index) : nameOf(stage, held.index, ids);
    const heading = h('h2', { tabindex: -1 }, name);
    const dials =
      emitter === undefined
        ? null
        : createGeneralDials(emitter, (change) => {
            handlers.onChange(held.index, change);
          });
    update = dials === null ? () => undefined : dials.set;
    keepFocus(
      body,
      () => {
        fill(body, heading, dials?.elements ?? observerWords(), memberButtons(stage, held, handlers));
      },
      heading,
    );
  };

  return {
    element,
    show: (stage, held, ids) => {
      picker.element.hidden = stage.emitters.length <= HANDLES_MAX;
      picker.show(stage, held.kind === 'emitter' ? held.index : null, ids);
      const emitter = emitterOf(stage, held);
      const key = `${held.kind} ${String(held.index)} ${emitter?.side ?? ''} ${String(ids[held.index])} of ${String(stage.emitters.length)}`;
      // Sliders that are being moved stay the same elements.
      if (key !== shown) build(stage, held, ids);
      else if (emitter !== undefined) update(emitter);
      shown = key;
    },
  };
}

function emitterOf({ emitters }: Stage, { index, kind }: Held): Emitter | undefined {
  return kind === 'emitter' ? emitters[index] : undefined;
}

function observerWords(): readonly HTMLElement[] {
  const words = 'Hears the sum of all waves and nothing else. Drag it, or move it with the arrow keys.';
  return [h('p', { class: 'quiet small' }, words)];
}

/** Adds and removes generals; a crowd stays as large as it is: its link holds who differs from the seed's. */
function memberButtons({ emitters }: Stage, { index, kind }: Held, handlers: Handlers): HTMLElement | null {
  if (emitters.length >= HANDLES_MAX) return null;
  const button = (text: string, onclick: () => void, disabled = false): HTMLButtonElement =>
    h('button', { type: 'button', disabled, onclick }, text);
  const add = (text: string, side: Side): HTMLButtonElement =>
    button(text, () => {
      handlers.onAdd(side);
    });
  const remove = button(
    'Remove',
    () => {
      handlers.onRemove(index);
    },
    emitters.length < 2,
  );
  return h(
    'div',
    { class: 'row' },
    add('Add a general', 'truth'),
    add('Add a traitor', 'lie'),
    kind === 'emitter' && remove,
  );
}
