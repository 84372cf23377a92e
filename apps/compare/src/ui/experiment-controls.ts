import { fill, h } from './dom.js';

/** What the card of an experiment shows while it runs, and when it could not. */
export interface ExperimentControls {
  setRunning(isRunning: boolean): void;
  /** From 0 to 1. */
  setProgress(fraction: number): void;
  fail(reason: string): void;
}

/** A button that rests while the experiment runs, a bar that shows only then, and the place of what came out. */
export function experimentControls(
  button: HTMLButtonElement,
  bar: HTMLProgressElement,
  outcome: HTMLElement,
): ExperimentControls {
  return {
    setRunning: (isRunning) => {
      button.disabled = isRunning;
      bar.hidden = !isRunning;
      if (isRunning) bar.value = 0;
    },
    setProgress: (fraction) => {
      bar.value = fraction;
    },
    fail: (reason) => {
      fill(outcome, h('p', { class: 'wrong' }, reason));
    },
  };
}
