import type { Message, Signature } from '@dmct/core';
import type { ClientRequest } from '@dmct/replication';

export const MESSAGE_KINDS = [
  'request',
  'new-view',
  'prepare',
  'prepare-vote',
  'pre-commit',
  'pre-commit-vote',
  'commit',
  'commit-vote',
  'decide',
  'reply',
  'fetch',
  'branch',
] as const;

export const KIND = {
  request: 0,
  newView: 1,
  prepare: 2,
  prepareVote: 3,
  preCommit: 4,
  preCommitVote: 5,
  commit: 6,
  commitVote: 7,
  decide: 8,
  reply: 9,
  fetch: 10,
  branch: 11,
} as const;

/** The three phases that are voted in (section 4.1). */
export const PHASES = [0, 1, 2] as const;
export type Phase = (typeof PHASES)[number];
export const PREPARE: Phase = 0;
export const PRE_COMMIT: Phase = 1;
export const COMMIT: Phase = 2;

/** Kind of a phase's votes, and of the leader's message that carries the certificate made of them. */
export const VOTE_KIND = [KIND.prepareVote, KIND.preCommitVote, KIND.commitVote] as const;
export const CERTIFIED_KIND = [KIND.preCommit, KIND.commit, KIND.decide] as const;

/** A node of the tree of proposals: a command on top of a parent. */
export interface Node {
  readonly parent: string;
  /** Null: nothing new, a node whose decision decides those below it. */
  readonly request: ClientRequest | null;
  /** What the node is called by; receivers compute it themselves. */
  readonly digest: string;
}

/** A quorum's votes for a node in one phase of one view (section 4.2: QC). */
export interface QuorumCertificate {
  readonly phase: Phase;
  readonly view: number;
  readonly node: string;
  readonly signatures: readonly Signature[];
}

/** All kinds of message in one shape; what a kind doesn't use holds the neutral value. */
export interface HotstuffMessage extends Message {
  readonly view: number;
  /** Votes, fetch: the digest of the node. */
  readonly digest: string;
  /** New-view, fetch: how many nodes of the sender's branch are decided. */
  readonly height: number;
  /**
   * Prepare: the proposal. Votes: what the digest stands for, kept for traces and surfaces; it is not on the wire, and
   * no receiver reads it.
   */
  readonly node: Node | null;
  /** Request: the request itself. Reply: client, timestamp and result. */
  readonly request: ClientRequest | null;
  /** New-view: prepareQC. Prepare: highQC. Pre-commit, commit, decide: the last phase's. Branch: why it is decided, or genesis's. */
  readonly justify: QuorumCertificate | null;
  /** Votes, new-view: the sender's signature. */
  readonly signature: Signature | null;
  /** Prepare: the new-views of a quorum, where `justify` is not of the view before. */
  readonly entry: readonly Signature[];
  /** Branch: nodes, each on top of the last. */
  readonly nodes: readonly Node[];
}

/** Digest of the node that all begin with. */
export const GENESIS = 'genesis';

/** Known to all, and certified by that: what the special new-views of view 0 carry (Algorithm 2). */
export const GENESIS_CERTIFICATE: QuorumCertificate = Object.freeze({
  phase: PREPARE,
  view: 0,
  node: GENESIS,
  signatures: Object.freeze([]),
});

/** Ethernet, IPv4 and UDP headers, view, and the tag that authenticates the channel. */
const HEADER_BYTES = 14 + 20 + 8 + 8 + 16;
const DIGEST_BYTES = 32;
const NUMBER_BYTES = 8;
/** An Ed25519 signature (RFC 8032). */
const SIGNATURE_BYTES = 64;
/** A BLS signature on BLS12-381, in the smaller group: what one threshold signature takes. */
const THRESHOLD_SIGNATURE_BYTES = 48;
const ID_BYTES = 4;

const NONE: readonly never[] = Object.freeze([]);

const BLANK = {
  view: 0,
  digest: '',
  height: 0,
  node: null,
  request: null,
  justify: null,
  signature: null,
  entry: NONE,
  nodes: NONE,
} as const;

const requestBytes = (request: ClientRequest | null): number =>
  request === null ? 0 : ID_BYTES + NUMBER_BYTES + request.value.length + SIGNATURE_BYTES;
const nodeBytes = (node: Node): number => DIGEST_BYTES + 1 + requestBytes(node.request);

/** Makes the messages, each with its size; certificates count as lists of signatures or as one threshold signature. */
export class Messages {
  constructor(private readonly isThreshold: boolean) {}

  request(request: ClientRequest): HotstuffMessage {
    return create(KIND.request, requestBytes(request), { request });
  }

  newView(view: number, height: number, justify: QuorumCertificate, signature: Signature): HotstuffMessage {
    const bytes = NUMBER_BYTES + this.#certificateBytes(justify) + SIGNATURE_BYTES;
    return create(KIND.newView, bytes, { view, height, justify, signature });
  }

  prepare(
    view: number,
    node: Node,
    justify: QuorumCertificate,
    entry: readonly Signature[],
  ): HotstuffMessage {
    const bytes = nodeBytes(node) + this.#certificateBytes(justify) + this.#signaturesBytes(entry);
    return create(KIND.prepare, bytes, {
      view,
      digest: node.digest,
      node,
      justify,
      entry: Object.freeze(entry),
    });
  }

  vote(phase: Phase, view: number, digest: string, node: Node | null, signature: Signature): HotstuffMessage {
    return create(VOTE_KIND[phase], DIGEST_BYTES + SIGNATURE_BYTES, { view, digest, node, signature });
  }

  /** Pre-commit, commit or decide: the leader shows the certificate of the phase before. */
  certified(justify: QuorumCertificate): HotstuffMessage {
    const { node, phase, view } = justify;
    return create(CERTIFIED_KIND[phase], this.#certificateBytes(justify), { view, digest: node, justify });
  }

  reply(view: number, request: ClientRequest): HotstuffMessage {
    return create(KIND.reply, ID_BYTES + NUMBER_BYTES + request.value.length, { view, request });
  }

  fetch(view: number, digest: string, height: number): HotstuffMessage {
    return create(KIND.fetch, DIGEST_BYTES + NUMBER_BYTES, { view, digest, height });
  }

  branch(nodes: readonly Node[], justify: QuorumCertificate): HotstuffMessage {
    const bytes = nodes.reduce((sum, node) => sum + nodeBytes(node), this.#certificateBytes(justify));
    return create(KIND.branch, bytes, { view: justify.view, nodes: Object.freeze(nodes), justify });
  }

  #certificateBytes({ signatures }: QuorumCertificate): number {
    return 1 + NUMBER_BYTES + DIGEST_BYTES + this.#signaturesBytes(signatures);
  }

  #signaturesBytes({ length }: readonly Signature[]): number {
    if (length === 0) return 0;
    return this.isThreshold ? THRESHOLD_SIGNATURE_BYTES : length * (ID_BYTES + SIGNATURE_BYTES);
  }
}

/** Writes a message's fields in one order, so that all messages have one shape for the engine. */
function create(kind: number, bytes: number, fields: Partial<HotstuffMessage>): HotstuffMessage {
  const all = { ...BLANK, ...fields };
  return Object.freeze({
    kind,
    topic: -1,
    bytes: HEADER_BYTES + bytes,
    view: all.view,
    digest: all.digest,
    height: all.height,
    node: all.node,
    request: all.request,
    justify: all.justify,
    signature: all.signature,
    entry: all.entry,
    nodes: all.nodes,
  });
}
