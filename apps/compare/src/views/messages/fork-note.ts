import type { Fork } from '../../lab/fork.js';
import { h, type Child } from '../../ui/dom.js';
import { timeText } from './describe.js';

/** What a fork has changed, and the way back. */
export function forkNote(
  fork: Fork,
  { common, isSame }: { readonly common: number; readonly isSame: boolean },
  onBack: () => void,
): Child {
  const what = fork.of === 'wave' ? 'wave' : 'message';
  // A receiver's windows are in the trace, what it hears in them isn't: a wave can be missed without a sign.
  const nothing = `Nothing changed: the ${what} was not found, or made no difference. `;
  const something = `The first ${String(common)} events are the same as before; from ${timeText(fork.sentAt)} on everything may differ. `;
  return [
    h('strong', {}, 'Forked. '),
    isSame ? nothing : something,
    fork.of === 'wave' &&
      !isSame &&
      'An honest general’s wave is changed by nobody: no broken assumption stands for that. ',
    h(
      'button',
      { type: 'button', class: 'link', id: 'unfork', onclick: onBack },
      'Back to the run as it was',
    ),
  ];
}
