import type { Fork, RunResult } from '@dmct/core';
import { h, type Child } from '../../ui/dom.js';
import { timeText } from './describe.js';

/** A forked run beside the one without its last change. */
export interface Comparison {
  /** How many events both have in common from the beginning. */
  readonly common: number;
  readonly isSame: boolean;
}

/** What the last change did, and the ways back. */
export function forkNote(
  forks: readonly Fork[],
  result: RunResult,
  comparison: Comparison,
  handlers: { readonly onUndo: () => void; readonly onBack: () => void },
): Child {
  return [
    h('strong', {}, forks.length === 1 ? 'Forked. ' : `Forked ${String(forks.length)} times. `),
    `${forkText(forks[forks.length - 1]!, result, comparison)} `,
    forks.length > 1 && [button('undo-fork', 'Undo the last change', handlers.onUndo), ' '],
    button('unfork', 'Back to the run as it was', handlers.onBack),
  ];
}

/** What the last change, `fork`, did to the run, in sentences. */
export function forkText(
  fork: Fork,
  { faulty, forks: told = [] }: RunResult,
  { common, isSame }: Comparison,
): string {
  const what = fork.of === 'wave' ? 'wave' : 'message';
  if (isSame) {
    // A receiver's windows are in the trace, what it hears in them isn't: a wave can be missed without a sign.
    return told[told.length - 1]?.isMet === true
      ? `Nothing that is recorded changed: the ${what} made no difference.`
      : `Nothing changed: this run never sends the ${what} that was to be changed.`;
  }
  const begun = `The first ${common.toLocaleString('en-US')} events are the same as before; the ${what} goes at ${timeText(fork.sentAt)}.`;
  // A traitor's wave is its adversary's deed, and counts as one (ADR 0036).
  if (fork.of !== 'wave' || faulty.includes(fork.from)) return begun;
  return `${begun} An honest general’s wave is changed by nobody: no broken assumption stands for that.`;
}

function button(id: string, text: string, onclick: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'link', id, onclick }, text);
}
