import type { Surface, ValuesSurface } from '@dmct/core';
import { acceptText, createAccept, KIND, type TwoTrackMessage } from './messages.js';

const values: ValuesSurface<TwoTrackMessage> = {
  kind: 'values',
  valueOf: ({ kind, value }) =>
    (kind === KIND.propose || kind === KIND.accept) && typeof value === 'string' ? value : null,
  // Certificates and reports are bound by others' signatures; a proposal by the reports that came with it.
  withValue(message, value, crypto) {
    const { kind, view } = message;
    if (kind === KIND.propose) return Object.freeze({ ...message, value });
    return kind === KIND.accept ? createAccept(view, value, crypto.sign(acceptText(view, value))) : null;
  },
};

/** Where an adversary can bite. */
export const surfaces: readonly Surface<TwoTrackMessage>[] = [
  { kind: 'messages' },
  values,
  { kind: 'votes', isVote: ({ kind }) => kind === KIND.accept || kind === KIND.commit },
  { kind: 'crypto' },
];
