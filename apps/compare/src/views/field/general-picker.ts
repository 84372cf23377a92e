import { h } from '../../ui/dom.js';
import type { Stage } from './stage.js';

/** Finds one of a crowd: by its number, or one after the other. */
export interface GeneralPicker {
  readonly element: HTMLElement;
  /** `selected` is the index of a general of the scene, or null. */
  show(stage: Stage, selected: number | null, ids: readonly number[]): void;
}

export function createGeneralPicker(onPick: (index: number) => void): GeneralPicker {
  let scene: Stage | null = null;
  let ids: readonly number[] = [];
  let selected: number | null = null;
  const number = h('input', {
    type: 'number',
    id: 'general-number',
    min: 0,
    step: 1,
    inputmode: 'numeric',
    placeholder: 'none',
    onchange: () => {
      const index = ids.indexOf(Number(number.value));
      if (number.value !== '' && index >= 0) onPick(index);
      else number.reportValidity();
    },
  });
  /** The next general by number that is wanted, from the selected one on and around. */
  const go = (step: 1 | -1, isWanted: (index: number) => boolean): void => {
    const from = selected === null ? (step === 1 ? -1 : 0) : ids[selected]!;
    for (let far = 1; far <= ids.length; far++) {
      const index = ids.indexOf((from + step * far + 2 * ids.length) % ids.length);
      if (!isWanted(index)) continue;
      onPick(index);
      return;
    }
  };
  const button = (text: string, step: 1 | -1, isWanted: (index: number) => boolean): HTMLButtonElement =>
    h(
      'button',
      {
        type: 'button',
        onclick: () => {
          go(step, isWanted);
        },
      },
      text,
    );
  const anybody = (): boolean => true;
  const element = h(
    'div',
    { class: 'row picker', role: 'group', 'aria-label': 'Find a general of the crowd' },
    h('label', { class: 'field' }, h('span', {}, 'General number'), number),
    button('Previous', -1, anybody),
    button('Next', 1, anybody),
    button('Next traitor', 1, (index) => scene?.emitters[index]?.side === 'lie'),
  );
  return {
    element,
    show: (stage, index, numbers) => {
      [scene, selected, ids] = [stage, index, numbers];
      number.max = String(ids.length - 1);
      number.value = index === null ? '' : String(ids[index]);
    },
  };
}
