import type { Crypto, Signature } from '@dmct/core';
import { GENESIS, PHASES, PREPARE, type Node, type QuorumCertificate, type Request } from './messages.js';
import { FIRST_VIEW } from './rules.js';
import { newViewText, nodeText, requestText, voteText } from './statements.js';

/** What the checks need to know of the replica that makes them. */
export interface VerifierContext {
  readonly nodes: number;
  readonly clients: number;
  readonly quorum: number;
  readonly crypto: Crypto;
}

/** Longest text that is taken for a request, characters. */
const VALUE_LENGTH_MAX = 4096;

/** Digest of "nothing new". */
const NULL_DIGEST = 'null';

/**
 * Checks what others claim: requests, nodes, certificates, proofs that a view began. Whatever is handed in may hold
 * anything; no check throws. What was found genuine is remembered by identity, if frozen, and not checked twice.
 */
export class Verifier {
  readonly #context: VerifierContext;
  readonly #requests = new WeakMap<Request, string>();
  readonly #certificates = new WeakSet<QuorumCertificate>();

  constructor(context: VerifierContext) {
    this.#context = context;
  }

  /** The digest of a request that its client signed; null for anything else. */
  digestOf(request: unknown): string | null {
    if (!isObject(request)) return null;
    const { client, timestamp, value, signature } = request as Partial<Request>;
    const known = this.#requests.get(request as Request);
    if (known !== undefined) return known;
    const { crypto, nodes, clients } = this.#context;
    if (!isIndex(client) || client < nodes || client >= nodes + clients) return null;
    if (!isIndex(timestamp) || typeof value !== 'string' || value.length > VALUE_LENGTH_MAX) return null;
    if (!isObject(signature) || signature.signer !== client) return null;
    const text = requestText(client, timestamp, value);
    if (!crypto.verify(text, signature)) return null;
    const digest = crypto.digest(text);
    if (Object.isFrozen(request) && Object.isFrozen(signature))
      this.#requests.set(request as Request, digest);
    return digest;
  }

  /** The node of a request on a parent. */
  createNode(parent: string, request: Request | null): Node {
    const requestDigest = (request === null ? null : this.digestOf(request)) ?? NULL_DIGEST;
    const digest = this.#context.crypto.digest(nodeText(parent, requestDigest));
    return Object.freeze({ parent, request, digest });
  }

  /** Whether the node is named by what is in it, and its request by its client. */
  isNode(node: unknown): node is Node {
    if (!isObject(node)) return false;
    const { digest, parent, request } = node as Partial<Node>;
    if (typeof digest !== 'string' || typeof parent !== 'string' || request === undefined) return false;
    const requestDigest = request === null ? NULL_DIGEST : this.digestOf(request);
    if (requestDigest === null || parent.length > VALUE_LENGTH_MAX) return false;
    return this.#context.crypto.digest(nodeText(parent, requestDigest)) === digest;
  }

  /** Whether a quorum voted so. */
  isCertificate(certificate: unknown): certificate is QuorumCertificate {
    if (!isObject(certificate)) return false;
    if (this.#certificates.has(certificate as QuorumCertificate)) return true;
    const { node, phase, signatures, view } = certificate as Partial<QuorumCertificate>;
    if (!PHASES.some((each) => each === phase) || !isIndex(view) || typeof node !== 'string') return false;
    if (phase === undefined || node.length > VALUE_LENGTH_MAX) return false;
    if (view < FIRST_VIEW) return phase === PREPARE && node === GENESIS;
    if (!this.#isQuorumOf(voteText(phase, view, node), signatures)) return false;
    if (Object.isFrozen(certificate) && Object.isFrozen(signatures)) {
      this.#certificates.add(certificate as QuorumCertificate);
    }
    return true;
  }

  /** Whether a quorum is in the view. */
  isEntry(view: number, signatures: unknown): boolean {
    return this.#isQuorumOf(newViewText(view), signatures);
  }

  /** Whether `signature` is that of the replica `from` over the text. */
  isSignedBy(from: number, text: string, signature: unknown): signature is Signature {
    if (!isObject(signature) || from >= this.#context.nodes) return false;
    return (
      (signature as Signature).signer === from && this.#context.crypto.verify(text, signature as Signature)
    );
  }

  #isQuorumOf(text: string, signatures: unknown): boolean {
    const { nodes, quorum } = this.#context;
    if (!Array.isArray(signatures) || signatures.length > nodes) return false;
    const signers = new Set<number>();
    for (const one of signatures as readonly unknown[]) {
      const { signer } = isObject(one) ? (one as Signature) : { signer: -1 };
      if (!isIndex(signer) || !this.isSignedBy(signer, text, one)) return false;
      signers.add(signer);
    }
    return signers.size >= quorum;
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
