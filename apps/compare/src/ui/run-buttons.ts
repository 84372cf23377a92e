import { h } from './dom.js';

/** The buttons that submit a form to be run and end what runs: one of the two can be pressed. */
export function runButtons(onCancel: () => void): {
  readonly element: HTMLElement;
  readonly setRunning: (isRunning: boolean) => void;
} {
  const run = h('button', { type: 'submit', id: 'run', class: 'primary' }, 'Run');
  const cancel = h('button', { type: 'button', id: 'cancel', disabled: true, onclick: onCancel }, 'Cancel');
  let hadFocus = false;
  return {
    element: h('div', { class: 'buttons' }, run, cancel),
    setRunning: (isRunning) => {
      // What is switched off loses the focus: who pressed it goes on from here, not from the top of the page.
      if (isRunning) hadFocus = document.activeElement === run;
      else hadFocus ||= document.activeElement === cancel;
      run.disabled = isRunning;
      cancel.disabled = !isRunning;
      const isNowhere = [document.body, run, cancel].includes(document.activeElement as HTMLElement);
      if (!isRunning && hadFocus && isNowhere) run.focus({ preventScroll: true });
    },
  };
}
