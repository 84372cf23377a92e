import type { Message, Signature } from '@dmct/core';
import type { ClientRequest } from '@dmct/replication';

export const MESSAGE_KINDS = [
  'request',
  'proposal',
  'prevote',
  'precommit',
  'reply',
  'fetch',
  'decided',
] as const;

export const KIND = {
  request: 0,
  proposal: 1,
  prevote: 2,
  precommit: 3,
  reply: 4,
  fetch: 5,
  decided: 6,
} as const;

/** What stands for nil in votes. */
export const NIL = 'nil';

/** All kinds of message in one shape; what a kind doesn't use holds the neutral value. */
export interface TendermintMessage extends Message {
  readonly height: number;
  readonly round: number;
  /** Proposal: validRound. */
  readonly validRound: number;
  /** id(v), or NIL. */
  readonly digest: string;
  /**
   * Request, proposal, decided: the request itself. Reply: client, timestamp and result. Votes: what the digest stands
   * for, kept for traces and surfaces; it is not on the wire, and no receiver reads it.
   */
  readonly request: ClientRequest | null;
  /** Votes: the sender's. */
  readonly signature: Signature | null;
  /** Proposal: the prevotes of validRound. Decided: the precommits of the round. */
  readonly proof: readonly Signature[];
}

/** Ethernet, IPv4 and UDP headers, height and round, and the tag that authenticates the channel. */
const HEADER_BYTES = 14 + 20 + 8 + 8 + 4 + 16;
const DIGEST_BYTES = 32;
const NUMBER_BYTES = 8;
const ROUND_BYTES = 4;
/** An Ed25519 signature (RFC 8032). */
const SIGNATURE_BYTES = 64;
const ID_BYTES = 4;

const NONE: readonly never[] = Object.freeze([]);

const BLANK = {
  topic: -1,
  height: 0,
  round: 0,
  validRound: -1,
  digest: '',
  request: null,
  signature: null,
  proof: NONE,
} as const;

/** Writes a message's fields in one order, so that all messages have one shape for the engine. */
function create(kind: number, bytes: number, fields: Partial<TendermintMessage>): TendermintMessage {
  const all = { ...BLANK, ...fields };
  return Object.freeze({
    kind,
    topic: all.topic,
    bytes: HEADER_BYTES + bytes,
    height: all.height,
    round: all.round,
    validRound: all.validRound,
    digest: all.digest,
    request: all.request,
    signature: all.signature,
    proof: all.proof,
  });
}

const requestBytes = (request: ClientRequest): number =>
  ID_BYTES + NUMBER_BYTES + request.value.length + SIGNATURE_BYTES;
const proofBytes = (proof: readonly Signature[]): number => proof.length * (ID_BYTES + SIGNATURE_BYTES);

export function createRequestMessage(request: ClientRequest): TendermintMessage {
  return create(KIND.request, requestBytes(request), { request });
}

/** What a round proposes: a value, where a quorum prevoted for it before the round, and those prevotes. */
export interface Proposal {
  readonly height: number;
  readonly round: number;
  readonly validRound: number;
  readonly digest: string;
  readonly request: ClientRequest;
  readonly proof: readonly Signature[];
}

export function createProposal(proposal: Proposal): TendermintMessage {
  const bytes = ROUND_BYTES + requestBytes(proposal.request) + proofBytes(proposal.proof);
  return create(KIND.proposal, bytes, { ...proposal, proof: Object.freeze(proposal.proof) });
}

export interface Vote {
  readonly topic: number;
  readonly height: number;
  readonly round: number;
  readonly digest: string;
  readonly request: ClientRequest | null;
}

export type VoteKind = typeof KIND.prevote | typeof KIND.precommit;

export function createVote(kind: VoteKind, vote: Vote, signature: Signature): TendermintMessage {
  return create(kind, DIGEST_BYTES + SIGNATURE_BYTES, { ...vote, signature });
}

export function createReply(height: number, request: ClientRequest): TendermintMessage {
  return create(KIND.reply, ID_BYTES + NUMBER_BYTES + request.value.length, { height, request });
}

/** "I am here": who knows of a decision of this height, or spoke in this round, says it again. */
export function createFetch(height: number, round: number): TendermintMessage {
  return create(KIND.fetch, 0, { height, round });
}

/** A decision with the quorum of precommits that made it. */
export function createDecided(
  height: number,
  round: number,
  digest: string,
  request: ClientRequest,
  proof: readonly Signature[],
): TendermintMessage {
  const bytes = requestBytes(request) + proofBytes(proof);
  return create(KIND.decided, bytes, { height, round, digest, request, proof: Object.freeze(proof) });
}
