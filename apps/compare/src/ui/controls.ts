import { h } from './dom.js';

/** A choice with a label above it. */
export function selectField(
  label: string,
  name: string,
  options: readonly { readonly value: string; readonly text: string; readonly isOff?: boolean }[],
  value: string,
): HTMLLabelElement {
  return h(
    'label',
    { class: 'field' },
    h('span', {}, label),
    h(
      'select',
      { name },
      options.map((option) =>
        h(
          'option',
          { value: option.value, selected: option.value === value, disabled: option.isOff === true },
          option.text,
        ),
      ),
    ),
  );
}

/** A number with a label above it. */
export function numberField(
  label: string,
  name: string,
  value: number,
  [least, most]: readonly [number, number],
  step: number | 'any' = 1,
): HTMLLabelElement {
  return h(
    'label',
    { class: 'field' },
    h('span', {}, label),
    h('input', {
      name,
      type: 'number',
      value,
      min: least,
      max: most,
      step,
      required: true,
      inputmode: 'decimal',
    }),
  );
}

/** A slider with its value in words beside its label. `onInput` hears every step. */
export function sliderField(
  label: string,
  range: { readonly least: number; readonly most: number; readonly step: number; readonly value: number },
  text: (value: number) => string,
  onInput: (value: number) => void,
): { readonly element: HTMLLabelElement; set(value: number): void } {
  // The slider tells its value to whoever moves it; the words beside it don't speak up by themselves: time goes on and on.
  const output = h('output', { 'aria-live': 'off' }, text(range.value));
  const input = h('input', {
    type: 'range',
    min: range.least,
    max: range.most,
    step: range.step,
    value: range.value,
    'aria-label': label,
    'aria-valuetext': text(range.value),
    oninput: () => {
      show(Number(input.value));
      onInput(Number(input.value));
    },
  });
  const show = (value: number): void => {
    output.textContent = text(value);
    input.setAttribute('aria-valuetext', text(value));
  };
  return {
    element: h(
      'label',
      { class: 'field slider' },
      h('span', { class: 'row between' }, h('span', {}, label), output),
      input,
    ),
    set: (value) => {
      input.value = String(value);
      show(value);
    },
  };
}

/** A few choices of which one is pressed. */
export function segmented<T extends string>(
  label: string,
  choices: readonly { readonly value: T; readonly text: string }[],
  value: T,
  onChoose: (value: T) => void,
): { readonly element: HTMLElement; set(value: T): void } {
  const buttons = choices.map((choice) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': choice.value === value ? 'true' : 'false',
        onclick: () => {
          set(choice.value);
          onChoose(choice.value);
        },
      },
      choice.text,
    ),
  );
  const set = (chosen: T): void => {
    buttons.forEach((button, index) => {
      button.setAttribute('aria-pressed', String(choices[index]!.value === chosen));
    });
  };
  return { element: h('div', { class: 'segmented', role: 'group', 'aria-label': label }, buttons), set };
}
