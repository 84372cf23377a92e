import type { Crypto, Surface, Value, ValuesSurface, VotesSurface } from '@dmct/core';
import { createOrder, createSignedOrder, ORDER, signedText, type GeneralsMessage } from './messages.js';

/**
 * In OM a traitor may pass on any order. In SM only the commander can state another one, since a relayed order carries
 * its signature: all that a lying lieutenant can do there is to withhold.
 */
const values: ValuesSurface<GeneralsMessage> = {
  kind: 'values',
  valueOf: (message: GeneralsMessage): Value | null =>
    typeof message.value === 'string' ? message.value : null,
  withValue: (message: GeneralsMessage, value: Value, crypto: Crypto): GeneralsMessage | null => {
    // Another traitor may have handed over anything: what has no path is no order.
    const { instance, path } = message;
    if (typeof instance !== 'number' || !Array.isArray(path)) return null;
    if (message.kind === ORDER) return createOrder(instance, [...(path as number[])], value);
    if (path.length !== 1) return null;
    const signature = crypto.sign(signedText(instance, value, path as number[], 0));
    return signature.signer === path[0]
      ? createSignedOrder(instance, [...(path as number[])], value, [signature])
      : null;
  },
};

/** In OM what a lieutenant relays is one voice in majority(v_1, ..., v_n-1). In SM orders are collected, not counted. */
const votes: VotesSurface<GeneralsMessage> = {
  kind: 'votes',
  isVote: ({ kind, path }) => kind === ORDER && Array.isArray(path) && path.length > 1,
};

/** Where an adversary can bite. */
export const surfaces: readonly Surface<GeneralsMessage>[] = [
  { kind: 'messages' },
  values,
  votes,
  { kind: 'clock' },
  { kind: 'crypto' },
];
