import { h } from '../../ui/dom.js';
import { PRESETS, type Preset } from './presets.js';

/** The scenes to choose from. */
export interface Chooser {
  readonly element: HTMLElement;
  show(preset: Preset): void;
}

export function createChooser(onChoose: (preset: Preset) => void): Chooser {
  const buttons = PRESETS.map((each) =>
    h(
      'button',
      {
        type: 'button',
        'data-scene': each.name,
        onclick: () => {
          onChoose(each);
        },
      },
      each.title,
    ),
  );
  return {
    element: h('div', { class: 'chooser', role: 'group', 'aria-label': 'Scenes' }, buttons),
    show: ({ name }) => {
      for (const button of buttons) {
        button.setAttribute('aria-pressed', String(button.dataset['scene'] === name));
      }
    },
  };
}
