import type { Message, Signature } from '@dmct/core';
import type { ClientRequest } from '@dmct/replication';

export const MESSAGE_KINDS = [
  'request',
  'pre-prepare',
  'prepare',
  'commit',
  'reply',
  'view-change',
  'new-view',
  'checkpoint',
  'fetch',
  'committed',
  'stable',
  'fetch-state',
  'state',
] as const;

export const KIND = {
  request: 0,
  prePrepare: 1,
  prepare: 2,
  commit: 3,
  reply: 4,
  viewChange: 5,
  newView: 6,
  checkpoint: 7,
  fetch: 8,
  committed: 9,
  stable: 10,
  fetchState: 11,
  state: 12,
} as const;

/** Proof that a request prepared (sections 4.2 and 4.4): q - 1 signed prepares of different backups. */
export interface Certificate {
  readonly view: number;
  readonly sequence: number;
  readonly digest: string;
  /** Null for the null request. */
  readonly request: ClientRequest | null;
  readonly prepares: readonly Signature[];
}

/** A stable checkpoint (section 4.3): the state after a sequence number, and the quorum that vouches for it. */
export interface StableCheckpoint {
  readonly sequence: number;
  readonly digest: string;
  /** The set C: a quorum of signed checkpoint messages. Empty for the state that all begin with. */
  readonly proof: readonly Signature[];
}

/** A pre-prepare of a new view's set O. */
export interface Proposal {
  readonly sequence: number;
  readonly digest: string;
  readonly request: ClientRequest | null;
}

/** All kinds of message in one shape; what a kind doesn't use holds the neutral value. */
export interface PbftMessage extends Message {
  readonly view: number;
  /** View-change, stable, state: the last stable checkpoint. Fetch, fetch-state: the last sequence executed. */
  readonly sequence: number;
  readonly digest: string;
  /**
   * Request, pre-prepare, committed: the request itself. Reply: client, timestamp and result. Prepare, commit: what the
   * digest stands for, kept for traces and surfaces; it is not on the wire, and no receiver reads it.
   */
  readonly request: ClientRequest | null;
  /** Reply: before the request committed (section 5.1). */
  readonly isTentative: boolean;
  /**
   * Prepare, checkpoint, view-change, new-view: the sender's signature, for these are shown to others. The rest have
   * one where `authentication` asks for it.
   */
  readonly signature: Signature | null;
  /** View-change, stable, state: the set C. */
  readonly proof: readonly Signature[];
  /** View-change: the set P. */
  readonly certificates: readonly Certificate[];
  /** New-view: the set V. */
  readonly viewChanges: readonly PbftMessage[];
  /** New-view: the set O. */
  readonly proposals: readonly Proposal[];
  /** State: what was executed between a checkpoint of the asker and `sequence`; null for null requests. */
  readonly requests: readonly (ClientRequest | null)[];
}

/** Digest of the null request, which does nothing and fills gaps (section 4.4). */
export const NULL_DIGEST = 'null';

/** Ethernet, IPv4 and UDP headers, view and sequence (or timestamp), and the tag that authenticates the channel. */
const HEADER_BYTES = 14 + 20 + 8 + 8 + 8 + 16;
const DIGEST_BYTES = 32;
/** An Ed25519 signature (RFC 8032). */
const SIGNATURE_BYTES = 64;
const ID_BYTES = 4;

const NONE: readonly never[] = Object.freeze([]);

const BLANK = {
  topic: -1,
  view: 0,
  sequence: 0,
  digest: '',
  request: null,
  isTentative: false,
  signature: null,
  proof: NONE,
  certificates: NONE,
  viewChanges: NONE,
  proposals: NONE,
  requests: NONE,
} as const;

/** Writes a message's fields in one order, so that all messages have one shape for the engine. */
function create(kind: number, bytes: number, fields: Partial<PbftMessage>): PbftMessage {
  const all = { ...BLANK, ...fields };
  return Object.freeze({
    kind,
    topic: all.topic,
    bytes: HEADER_BYTES + bytes,
    view: all.view,
    sequence: all.sequence,
    digest: all.digest,
    request: all.request,
    isTentative: all.isTentative,
    signature: all.signature,
    proof: all.proof,
    certificates: all.certificates,
    viewChanges: all.viewChanges,
    proposals: all.proposals,
    requests: all.requests,
  });
}

const requestBytes = (request: ClientRequest | null): number =>
  request === null ? 0 : ID_BYTES + 8 + request.value.length + SIGNATURE_BYTES;

const certificateBytes = (certificate: Certificate): number =>
  16 +
  DIGEST_BYTES +
  requestBytes(certificate.request) +
  certificate.prepares.length * (ID_BYTES + SIGNATURE_BYTES);

export function createRequestMessage(request: ClientRequest): PbftMessage {
  return create(KIND.request, requestBytes(request), { request });
}

export function createPrePrepare(
  view: number,
  sequence: number,
  digest: string,
  request: ClientRequest,
): PbftMessage {
  const bytes = DIGEST_BYTES + requestBytes(request);
  return create(KIND.prePrepare, bytes, { view, sequence, digest, request });
}

/** What a prepare, a commit and a committed message say: this digest at this place. */
export interface Vote {
  readonly topic: number;
  readonly view: number;
  readonly sequence: number;
  readonly digest: string;
  readonly request: ClientRequest | null;
}

export function createPrepare(vote: Vote, signature: Signature): PbftMessage {
  return create(KIND.prepare, DIGEST_BYTES + SIGNATURE_BYTES, { ...vote, signature });
}

export function createCommit(vote: Vote): PbftMessage {
  return create(KIND.commit, DIGEST_BYTES, vote);
}

/** The reply carries the result; executing an order gives the order itself. */
export function createReply(view: number, request: ClientRequest, isTentative = false): PbftMessage {
  return create(KIND.reply, ID_BYTES + request.value.length, { view, request, isTentative });
}

export function createCheckpoint(sequence: number, digest: string, signature: Signature): PbftMessage {
  return create(KIND.checkpoint, DIGEST_BYTES + SIGNATURE_BYTES, { sequence, digest, signature });
}

const proofBytes = ({ proof }: StableCheckpoint): number =>
  DIGEST_BYTES + proof.length * (ID_BYTES + SIGNATURE_BYTES);

export function createViewChange(
  view: number,
  stable: StableCheckpoint,
  certificates: readonly Certificate[],
  signature: Signature,
): PbftMessage {
  const bytes = certificates.reduce((sum, one) => sum + certificateBytes(one), SIGNATURE_BYTES);
  return create(KIND.viewChange, bytes + proofBytes(stable), {
    ...stable,
    view,
    certificates: Object.freeze(certificates),
    signature,
  });
}

export function createNewView(
  view: number,
  viewChanges: readonly PbftMessage[],
  proposals: readonly Proposal[],
  signature: Signature,
): PbftMessage {
  const bytes = viewChanges.reduce((sum, one) => sum + one.bytes, proposals.length * (8 + DIGEST_BYTES));
  return create(KIND.newView, bytes + SIGNATURE_BYTES, {
    view,
    viewChanges: Object.freeze(viewChanges),
    proposals: Object.freeze(proposals),
    signature,
  });
}

/** "I executed this far, and the new-view of `view` or of a later one would be news": who knows more, tells. */
export function createFetch(lastExecuted: number, view: number): PbftMessage {
  return create(KIND.fetch, 0, { sequence: lastExecuted, view });
}

/** "This committed": an answer to a fetch. */
export function createCommitted(vote: Vote): PbftMessage {
  return create(KIND.committed, DIGEST_BYTES + requestBytes(vote.request), vote);
}

/** "This checkpoint is stable": an answer to a fetch from further behind. */
export function createStable(stable: StableCheckpoint): PbftMessage {
  return create(KIND.stable, proofBytes(stable), stable);
}

export function createFetchState(lastExecuted: number): PbftMessage {
  return create(KIND.fetchState, 0, { sequence: lastExecuted });
}

/** A stable checkpoint with the requests that lead to it. */
export function createState(
  stable: StableCheckpoint,
  requests: readonly (ClientRequest | null)[],
): PbftMessage {
  const bytes = requests.reduce((sum, request) => sum + 1 + requestBytes(request), proofBytes(stable));
  return create(KIND.state, bytes, { ...stable, requests: Object.freeze(requests) });
}

/** The same message with its sender's signature on it. */
export function withSignature(message: PbftMessage, signature: Signature): PbftMessage {
  return Object.freeze({ ...message, bytes: message.bytes + SIGNATURE_BYTES, signature });
}
