import { defineStrategy, type Crypto, type Strategy, type Value } from '@dmct/core';
import { z } from 'zod';
import { MESSAGE_KINDS, PREPARE, COMMIT, requestText, voteText, type ViewMessage } from './messages.js';
import { ViewClient, ViewReplica, type Flaws } from './replica.js';
import { maxFaulty } from './rules.js';

export { mayPrepare, quorumSize } from './rules.js';
export type { Flaws } from './replica.js';

/**
 * The kit's protocol for partial synchrony: views with a leader each, a lock on what a quorum prepared, a decision by
 * a quorum of commits (Dwork, Lynch and Stockmeyer 1988, section 3.1, with certificates in place of their phases).
 * Without flaws it is a healthy control; each flaw is a bug that real protocols have had.
 */
export function createLockedViews(name: string, flaws: Flaws = {}): Strategy {
  return defineStrategy<object, ViewMessage>({
    name,
    title: 'Locked views (test kit)',
    summary:
      'A leader proposes, a quorum prepares and locks, a quorum commits; the next leader takes over in time.',
    citations: [
      {
        authors: 'C. Dwork, N. Lynch, L. Stockmeyer',
        title: 'Consensus in the presence of partial synchrony',
        year: 1988,
        venue: 'Journal of the ACM 35(2), 288-323',
        doi: '10.1145/42282.42283',
      },
    ],
    params: z.object({}),
    medium: 'messages',
    faultModel: { resource: 'replicas', maxFaulty },
    assumptions: [
      'faulty-within-bound',
      'authenticated-channels',
      'unforgeable-signatures',
      'reliable-links',
      'partial-synchrony',
      'known-membership',
    ],
    surfaces: [
      { kind: 'messages' },
      { kind: 'values', valueOf: ({ value }) => (typeof value === 'string' ? value : null), withValue },
      { kind: 'votes', isVote: ({ kind }) => kind === PREPARE || kind === COMMIT },
      { kind: 'crypto' },
    ],
    messageKinds: MESSAGE_KINDS,
    clients: () => 1,
    source: { client: true },
    horizonSeconds: (_, { network }) => 30 + 2000 * network.delaySecondsMax,
    createReplica: (context) =>
      context.role === 'client' ? new ViewClient(context) : new ViewReplica(context, flaws),
  });
}

/** The healthy control for partial synchrony. */
export const lockedViews = createLockedViews('kit-locked-views');

/** Restates what the signer may sign: its own request, or its own vote. A quorum's signatures bind everybody else. */
function withValue(message: ViewMessage, value: Value, crypto: Crypto): ViewMessage | null {
  const { kind, view, request, signature, certificate } = message;
  if (typeof request === 'object' && request !== null) {
    const own = crypto.sign(requestText(value));
    if (request.value === value) return { ...message, value };
    if (certificate !== null || own.signer !== (request.signature as { signer?: unknown } | null)?.signer)
      return null;
    return { ...message, value, request: { value, signature: own } };
  }
  if (kind !== PREPARE && kind !== COMMIT) return null;
  const own = crypto.sign(voteText(kind, view, value));
  return own.signer === signature?.signer ? { ...message, value, signature: own } : null;
}
