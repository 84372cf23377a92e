import { h } from './dom.js';

/** The buttons that submit a form to be run and end what runs: one of the two can be pressed. */
export function runButtons(onCancel: () => void): {
  readonly element: HTMLElement;
  readonly setRunning: (isRunning: boolean) => void;
} {
  const run = h('button', { type: 'submit', id: 'run', class: 'primary' }, 'Run');
  const cancel = h('button', { type: 'button', id: 'cancel', disabled: true, onclick: onCancel }, 'Cancel');
  return {
    element: h('div', { class: 'buttons' }, run, cancel),
    setRunning: (isRunning) => {
      run.disabled = isRunning;
      cancel.disabled = !isRunning;
    },
  };
}
