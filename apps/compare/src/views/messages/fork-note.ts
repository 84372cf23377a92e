import { PROPERTIES, type Fork, type RunResult } from '@dmct/core';
import { h, type Child } from '../../ui/dom.js';
import type { Comparison } from './comparison.js';
import { timeText, whoText, type Participants } from './describe.js';

/** What the last of so many changes did, and the ways back. */
export function forkNote(
  changes: number,
  who: Participants,
  comparison: Comparison,
  handlers: { readonly onUndo: () => void; readonly onBack: () => void },
): Child {
  return [
    h('strong', {}, headingText(changes, comparison)),
    `${forkText(who, comparison)} `,
    changes > 1 && [button('undo-fork', 'Undo the last change', handlers.onUndo), ' · '],
    button('unfork', 'Back to the run as it was', handlers.onBack),
  ];
}

function headingText(changes: number, { after }: Comparison): string {
  if (changes > 1) return `Forked ${String(changes)} times; the last change: `;
  return isMet(after) ? 'Forked. ' : 'Not forked. ';
}

/** Whether the run comes to what the last change is of. */
function isMet({ forks = [] }: RunResult): boolean {
  return forks[forks.length - 1]?.isMet === true;
}

/** What the last change was, from when on it shows, and what came of it, in sentences. */
export function forkText(who: Participants, comparison: Comparison): string {
  const { after, common, fork, partNanoseconds } = comparison;
  if (!isMet(after)) return `This run never comes to ${subjectText(who, fork)}, so nothing changed.`;
  const changed = changeText(who, fork);
  if (partNanoseconds === null) return `${changed} It made no difference: every recorded event is as before.`;
  const parting = `Up to there nothing is touched: the first ${common.toLocaleString('en-US')} events are as before, and from ${timeText(partNanoseconds)} on the run goes its own way.`;
  return [changed, parting, consequenceText(comparison), ...honestWaveText(fork, after)].join(' ');
}

/** Which message or wave it is. */
function subjectText(who: Participants, fork: Fork): string {
  const from = whoText(who, fork.from);
  const sent = timeText(fork.sentAt);
  return fork.of === 'packet'
    ? `the ${fork.message} that ${from} sent to ${whoText(who, fork.to)} at ${sent}`
    : `wave ${String(fork.occurrence + 1)} of ${from}, due at ${sent}`;
}

/** The same, and what befell it. */
function changeText(who: Participants, fork: Fork): string {
  const subject = subjectText(who, fork);
  const what = `${subject.charAt(0).toUpperCase()}${subject.slice(1)}`;
  if (fork.of === 'packet') {
    if (fork.fate === 'drop') return `${what} is lost.`;
    return 'againSeconds' in fork.fate
      ? `${what} arrives, and once more ${timeText(fork.fate.againSeconds * 1e9)} after that.`
      : `${what} arrives ${timeText(fork.fate.laterSeconds * 1e9)} later.`;
  }
  if (fork.fate === 'drop') return `${what}, is never sent out.`;
  // A receiver's windows are in the trace, what it hears in them isn't: a wave can be missed without a sign.
  return 'shadedFrom' in fork.fate
    ? `${what}, is hidden from ${whoText(who, fork.fate.shadedFrom)}; all others get it.`
    : `${what}, is sent out ${timeText(fork.fate.laterSeconds * 1e9)} later.`;
}

/** What came of it: verdicts, and how long deciding took. */
function consequenceText({ after, before }: Comparison): string {
  const turned = PROPERTIES.filter((property) => after.verdicts[property] !== before.verdicts[property]).map(
    (property) => `${property}: ${after.verdicts[property]}, before ${before.verdicts[property]}`,
  );
  const verdicts = turned.length === 0 ? 'No verdict changes' : `Verdicts that change: ${turned.join('; ')}`;
  const [now, was] = [decidedText(after), decidedText(before)];
  return `${verdicts}; ${now === was ? `${now}, as before` : `${now}, before: ${was}`}.`;
}

function decidedText({ finalitySeconds }: RunResult): string {
  return finalitySeconds === null
    ? 'nobody decides'
    : `decided after ${timeText(finalitySeconds.mean * 1e9)} on average`;
}

/** A traitor's wave is its adversary's deed, and counts as one (ADR 0036); an honest one's is nobody's. */
function honestWaveText({ from, of }: Fork, { faulty }: RunResult): readonly string[] {
  if (of !== 'wave' || faulty.includes(from)) return [];
  return ['An honest general’s wave is changed by nobody: no broken assumption stands for that.'];
}

function button(id: string, text: string, onclick: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'link', id, onclick }, text);
}
