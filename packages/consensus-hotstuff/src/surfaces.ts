import type {
  BlockView,
  ChainSurface,
  Crypto,
  Signature,
  Surface,
  Value,
  ValuesSurface,
  VotesSurface,
} from '@dmct/core';
import { asRequest, type ClientRequest, requestText, restateRequest } from '@dmct/replication';
import { KIND, Messages, VOTE_KIND, type HotstuffMessage, type Node } from './messages.js';
import { nodeText, voteText } from './statements.js';

/** A restated message is as long as the original but for the value: sizes of certificates stay what they were. */
const messages = new Messages(false);

/** The request, or null where a traitor left something else. */
function requestOf(message: HotstuffMessage): ClientRequest | null {
  const node: unknown = message.node;
  const inNode = typeof node === 'object' && node !== null ? (node as Partial<Node>).request : null;
  return asRequest(message.request ?? inNode ?? null);
}

function nodeFor({ parent }: Node, request: ClientRequest, crypto: Crypto): Node {
  const { client, timestamp, value } = request;
  const requestDigest = crypto.digest(requestText(client, timestamp, value));
  return Object.freeze({ parent, request, digest: crypto.digest(nodeText(parent, requestDigest)) });
}

/**
 * A request is signed by its client: whoever carries one (request, prepare) can state another value only with the
 * corrupted client's help, by a first call with the client's crypto. Votes and replies are the sender's own word. All
 * else carries certificates, which bind it.
 */
function withValue(message: HotstuffMessage, value: Value, crypto: Crypto): HotstuffMessage | null {
  const request = requestOf(message);
  if (request === null) return null;
  const { entry, justify, kind, node, view } = message;
  if (kind === KIND.reply) return messages.reply(view, Object.freeze({ ...request, value }));
  const phase = VOTE_KIND.findIndex((each) => each === kind);
  if (phase >= 0 && node !== null) {
    const other = nodeFor(node, Object.freeze({ ...request, value }), crypto);
    const signature = crypto.sign(voteText(phase, view, other.digest));
    return messages.vote(phase as 0 | 1 | 2, view, other.digest, other, signature);
  }
  const other = restateRequest(request, value, crypto);
  if (other === null) return null;
  if (kind === KIND.request) return messages.request(other);
  if (kind !== KIND.prepare || node === null || !hasSignatures(justify) || !Array.isArray(entry)) return null;
  const proposal = messages.prepare(view, nodeFor(node, other, crypto), justify, [
    ...(entry as readonly Signature[]),
  ]);
  const bytes = message.bytes + other.value.length - request.value.length;
  return Object.freeze({ ...proposal, bytes: Number.isFinite(bytes) && bytes > 0 ? bytes : proposal.bytes });
}

function hasSignatures(justify: HotstuffMessage['justify']): justify is NonNullable<typeof justify> {
  return typeof justify === 'object' && justify !== null && Array.isArray(justify.signatures);
}

const values: ValuesSurface<HotstuffMessage> = {
  kind: 'values',
  valueOf: (message: HotstuffMessage): Value | null => requestOf(message)?.value ?? null,
  withValue,
};

const votes: VotesSurface<HotstuffMessage> = {
  kind: 'votes',
  isVote: ({ kind }: HotstuffMessage): boolean => VOTE_KIND.some((each) => each === kind),
};

/** A proposal is a block; one commit decides it and all below it, whatever is built on top. */
const chain: ChainSurface<HotstuffMessage> = {
  kind: 'chain',
  blockOf: (message: HotstuffMessage): BlockView | null => {
    const { kind, node, view } = message;
    if (kind !== KIND.prepare || typeof node !== 'object' || node === null) return null;
    const value = requestOf(message)?.value;
    return {
      id: node.digest,
      parent: node.parent,
      height: view,
      weight: 1,
      values: value === undefined ? [] : [value],
    };
  },
  finalDepth: () => 1,
  isCertified: true,
};

/** Where an adversary can bite. */
export const surfaces: readonly Surface<HotstuffMessage>[] = [
  { kind: 'messages' },
  values,
  votes,
  chain,
  { kind: 'crypto' },
];
