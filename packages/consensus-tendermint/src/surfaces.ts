import type { Crypto, Signature, Surface, Value, ValuesSurface, VotesSurface } from '@dmct/core';
import { asRequest, requestText, restateRequest } from '@dmct/replication';
import {
  createProposal,
  createReply,
  createRequestMessage,
  createVote,
  KIND,
  type TendermintMessage,
} from './messages.js';
import { voteText } from './statements.js';

/**
 * A request is signed by its client: whoever carries one (request, proposal) can state another value only with the
 * corrupted client's help, by a first call with the client's crypto. Votes and replies are the sender's own word; nil
 * states nothing. A decision is bound by its precommits.
 */
function withValue(message: TendermintMessage, value: Value, crypto: Crypto): TendermintMessage | null {
  const request = asRequest(message.request);
  if (request === null) return null;
  const { height, kind, proof, round, validRound } = message;
  if (kind === KIND.reply) return createReply(height, Object.freeze({ ...request, value }));
  const digest = crypto.digest(requestText(request.client, request.timestamp, value));
  if (kind === KIND.prevote || kind === KIND.precommit) {
    // Only the engine's book knows the other value's topic: the receivers go by the words.
    const topic = request.value === value ? message.topic : -1;
    const vote = { topic, height, round, digest, request: Object.freeze({ ...request, value }) };
    return createVote(kind, vote, crypto.sign(voteText(kind, height, round, digest)));
  }
  const other = restateRequest(request, value, crypto);
  if (other === null) return null;
  if (kind === KIND.request) return createRequestMessage(other);
  if (kind !== KIND.proposal || !Array.isArray(proof)) return null;
  return createProposal({
    height,
    round,
    validRound,
    digest,
    request: other,
    proof: [...(proof as readonly Signature[])],
  });
}

const values: ValuesSurface<TendermintMessage> = {
  kind: 'values',
  valueOf: (message: TendermintMessage): Value | null => asRequest(message.request)?.value ?? null,
  withValue,
};

const votes: VotesSurface<TendermintMessage> = {
  kind: 'votes',
  isVote: ({ kind }: TendermintMessage): boolean => kind === KIND.prevote || kind === KIND.precommit,
};

/** Where an adversary can bite. */
export const surfaces: readonly Surface<TendermintMessage>[] = [
  { kind: 'messages' },
  values,
  votes,
  { kind: 'crypto' },
];
