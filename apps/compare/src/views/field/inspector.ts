import { fill, h } from '../../ui/dom.js';
import { segmented, sliderField } from '../../ui/controls.js';
import { decibels, decibelText, nanosecondText } from './emitter-words.js';
import { createGeneralPicker } from './general-picker.js';
import { HANDLES_MAX, nameOf, observerName, type Held } from './handles.js';
import type { Emitter, Side, Stage } from './stage.js';

const DECIBELS = { least: -20, most: 30 };
const LATE_NANOSECONDS_MAX = 60;

/** What can be changed of the general that is selected. */
export interface Inspector {
  readonly element: HTMLElement;
  show(stage: Stage, held: Held, ids: readonly number[]): void;
}

export function createInspector(handlers: {
  onChange(index: number, change: Partial<Emitter>): void;
  onAdd(side: Side): void;
  onRemove(index: number): void;
  onPick(index: number): void;
}): Inspector {
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
    const emitter = held.kind === 'emitter' ? stage.emitters[held.index] : undefined;
    // A crowd stays as large as it is: its link holds who differs from the seed's.
    const canAdd = stage.emitters.length < HANDLES_MAX;
    const adders = canAdd && memberButtons(stage, held, handlers);
    if (emitter === undefined) {
      update = () => undefined;
      fill(
        body,
        h('h2', {}, observerName(held.index)),
        h(
          'p',
          { class: 'quiet small' },
          'Hears the sum of all waves and nothing else. Drag it, or move it with the arrow keys.',
        ),
        adders,
      );
      return;
    }
    const change = (part: Partial<Emitter>): void => {
      handlers.onChange(held.index, part);
    };
    const side = segmented<Side>(
      'Which side',
      [
        { value: 'truth', text: 'honest' },
        { value: 'lie', text: 'traitor' },
      ],
      emitter.side,
      (value) => {
        change({ side: value, carrier: value });
      },
    );
    const carrier = segmented<Side>(
      'Which tone it sounds',
      [
        { value: 'truth', text: "the truth's tone" },
        { value: 'lie', text: "the lie's tone" },
      ],
      emitter.carrier,
      (value) => {
        change({ carrier: value });
      },
    );
    const power = sliderField(
      'Power',
      { ...DECIBELS, step: 0.5, value: decibels(emitter.power) },
      (value) => decibelText(10 ** (value / 10)),
      (value) => {
        change({ power: 10 ** (value / 10) });
      },
    );
    const phase = sliderField(
      'Phase',
      { least: 0, most: 360, step: 1, value: Math.round(emitter.phaseTurns * 360) },
      (value) => `${String(value)}°`,
      (value) => {
        change({ phaseTurns: value / 360 });
      },
    );
    const late = sliderField(
      'Emission time',
      { least: 0, most: LATE_NANOSECONDS_MAX, step: 1, value: emitter.lateNanoseconds },
      nanosecondText,
      (value) => {
        change({ lateNanoseconds: value });
      },
    );
    update = (now) => {
      side.set(now.side);
      carrier.set(now.carrier);
      power.set(decibels(now.power));
      phase.set(Math.round(now.phaseTurns * 360));
      late.set(now.lateNanoseconds);
    };
    fill(
      body,
      h('h2', {}, nameOf(stage, held.index, ids)),
      h('div', { class: 'row' }, side.element, emitter.side === 'lie' && carrier.element),
      power.element,
      phase.element,
      late.element,
      adders,
    );
  };

  return {
    element,
    show: (stage, held, ids) => {
      picker.element.hidden = stage.emitters.length <= HANDLES_MAX;
      picker.show(stage, held.kind === 'emitter' ? held.index : null, ids);
      const emitter = held.kind === 'emitter' ? stage.emitters[held.index] : undefined;
      const key = `${held.kind} ${String(held.index)} ${emitter?.side ?? ''} ${String(ids[held.index])} of ${String(stage.emitters.length)}`;
      // Sliders that are being moved stay the same elements.
      if (key !== shown) build(stage, held, ids);
      else if (emitter !== undefined) update(emitter);
      shown = key;
    },
  };
}

function memberButtons(
  { emitters }: Stage,
  { index, kind }: Held,
  handlers: { onAdd(side: Side): void; onRemove(index: number): void },
): HTMLElement {
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
