import { h } from './dom.js';

/** Plain words for the terms of both trades. */
const GLOSSARY = {
  finality:
    'How long until a general has decided and will never take it back, counted from the order being given.',
  right:
    'A run is right when all five properties hold among the honest generals: agreement, validity, termination, integrity and finality.',
  'energy cost':
    'Joules for one decision, all generals together: machines switched on, messages, mining, waves.',
  'deployed today':
    "Today's real network of that kind: its known power times the time that was measured here.",
  traitor:
    'A general who lies, stays silent or shouts: the attack says what. Traitors are drawn by seed, the same for every row.',
  seed: 'The number that all random draws come from. The same seed and version give the same run on any machine.',
  assumption: 'Something that a way to agree takes for granted. A run lists those that the attack broke.',
  'fault tolerance':
    'How many traitors under this attack left every run right, against how many the protocol promises to bear.',
  'hardware needs': 'What the runs used: power sent, bandwidth, hashes, bytes.',
  interval: 'The 95 % interval: were the true value outside it, runs like these would be rare.',
  coherence:
    'Length of the sum of waves over the sum of their lengths: 1 where all swing in step, 0 where they cancel.',
  amplitude: 'How strongly the field swings at a place, in volts per metre, whatever its phase now.',
  'retarded field':
    'What is felt here now left the emitter r/c ago: before its light cone has passed there is exactly nothing.',
  receiver: 'A way to read the field. It gets only samples of the sum, never a wave or who sent it.',
  tone: 'Locks in to one frequency for each order and follows the stronger one, as the document does.',
  energy:
    'Adds the power of several looks one after another, so that a short fading counts less; near waves still drown far ones.',
  'range-gated': 'Takes the time of arrival for distance, and makes far waves count as much as near ones.',
  causal:
    'Opens one gate for each known place, when light from there must arrive, and lets each weigh one vote at most.',
  array:
    'The same gates heard with several antennas, which are deaf to the other known places: who speaks in a gate must also stand there.',
  view: 'The period in which one general leads. When it fails, the others change the view.',
  fork: 'Two blocks with the same parent: the chain splits until one branch loses.',
} as const;

export type Term = keyof typeof GLOSSARY;

let count = 0;

/** A word of the glossary that explains itself on hover and on focus. */
export function term(name: Term, text: string = name): HTMLElement {
  return explained(text, GLOSSARY[name]);
}

/** A word with its explanation, shown on hover and on focus. */
export function explained(text: string, explanation: string): HTMLElement {
  const id = `term-${String(count++)}`;
  return h(
    'span',
    { class: 'term' },
    h('button', { type: 'button', 'aria-describedby': id }, text),
    h('span', { role: 'tooltip', id }, explanation),
  );
}
