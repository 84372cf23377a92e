import { h } from '../../ui/dom.js';

/** A button; its `label`, where it has one, is read out for its text. */
export function toolButton(
  id: string,
  text: string,
  onclick: () => void,
  label: string | null = null,
): HTMLButtonElement {
  return h('button', { type: 'button', id, 'aria-label': label, onclick }, text);
}

/** A button that is pressed or not, and says so. */
export function toggleButton(
  id: string,
  text: string,
  title: string,
  onToggle: (isOn: boolean) => void,
): { readonly element: HTMLButtonElement; set(isOn: boolean): void } {
  let isOn = false;
  const set = (next: boolean): void => {
    isOn = next;
    element.setAttribute('aria-pressed', String(next));
  };
  const element = h(
    'button',
    {
      type: 'button',
      id,
      title,
      'aria-pressed': 'false',
      onclick: () => {
        set(!isOn);
        onToggle(isOn);
      },
    },
    text,
  );
  return { element, set };
}
