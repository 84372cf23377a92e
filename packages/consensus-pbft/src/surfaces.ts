import type { Crypto, Surface, Value, ValuesSurface, VotesSurface } from '@dmct/core';
import { asRequest, requestText, restateRequest } from '@dmct/replication';
import {
  createCommit,
  createPrepare,
  createPrePrepare,
  createCommitted,
  createReply,
  createRequestMessage,
  KIND,
  withSignature,
  type PbftMessage,
} from './messages.js';
import { channelText, prepareText } from './statements.js';

/**
 * A request is signed by its client: whoever carries one (request, pre-prepare, committed) can state another value only
 * with the corrupted client's help, by a first call with the client's crypto. Prepares, commits and replies are the
 * sender's own word. View-changes and new-views are bound by the certificates in them, checkpoints by the state.
 */
function withValue(message: PbftMessage, value: Value, crypto: Crypto): PbftMessage | null {
  const restated = restate(message, value, crypto);
  // Where channels are signed, the sender signs what it made of the message; prepares are signed anyway.
  if (restated === null || restated.signature !== null || message.signature === null) return restated;
  return withSignature(restated, crypto.sign(channelText(restated)));
}

function restate(message: PbftMessage, value: Value, crypto: Crypto): PbftMessage | null {
  const request = asRequest(message.request);
  if (request === null) return null;
  const { kind, view, sequence } = message;
  if (kind === KIND.reply)
    return createReply(view, Object.freeze({ ...request, value }), message.isTentative === true);
  const digest = crypto.digest(requestText(request.client, request.timestamp, value));
  // Only the engine's book knows the other value's topic: the receivers look it up by the words.
  const topic = request.value === value ? message.topic : -1;
  if (kind === KIND.prepare || kind === KIND.commit) {
    const vote = { topic, view, sequence, digest, request: Object.freeze({ ...request, value }) };
    if (kind === KIND.commit) return createCommit(vote);
    return createPrepare(vote, crypto.sign(prepareText(view, sequence, digest)));
  }
  const other = restateRequest(request, value, crypto);
  if (other === null) return null;
  if (kind === KIND.request) return createRequestMessage(other);
  if (kind === KIND.prePrepare) return createPrePrepare(view, sequence, digest, other);
  return kind === KIND.committed ? createCommitted({ topic, view, sequence, digest, request: other }) : null;
}

const values: ValuesSurface<PbftMessage> = {
  kind: 'values',
  valueOf: (message: PbftMessage): Value | null => asRequest(message.request)?.value ?? null,
  withValue,
};

const votes: VotesSurface<PbftMessage> = {
  kind: 'votes',
  isVote: (message: PbftMessage): boolean => message.kind === KIND.prepare || message.kind === KIND.commit,
};

/** Where an adversary can bite. */
export const surfaces: readonly Surface<PbftMessage>[] = [
  { kind: 'messages' },
  values,
  votes,
  { kind: 'crypto' },
];
