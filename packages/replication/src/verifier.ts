import type { Crypto, Signature } from '@dmct/core';
import { requestText, type ClientRequest } from './request.js';
import { isIndex, isObject } from './shapes.js';

/** What the checks need to know of the replica that makes them. */
export interface VerifierContext {
  /** Replicas 0 … nodes − 1. */
  readonly nodes: number;
  /** Clients nodes … nodes + clients − 1. */
  readonly clients: number;
  readonly quorum: number;
  readonly crypto: Crypto;
}

/** Longest text that is taken for a request or a digest, characters. */
export const TEXT_LENGTH_MAX = 4096;

/**
 * Checks what others claim: requests, signatures, quorums of signatures. Whatever is handed in may hold anything; no
 * check throws. A request found genuine is remembered by identity, if frozen, and not checked twice. A protocol's own
 * certificates are checked by what extends this class.
 */
export class Verifier<C extends VerifierContext = VerifierContext> {
  protected readonly context: C;
  readonly #digests = new WeakMap<ClientRequest, string>();

  constructor(context: C) {
    this.context = context;
  }

  /** The digest of a request that its client signed; null for anything else. */
  digestOf(request: unknown): string | null {
    if (!isObject(request)) return null;
    const { client, timestamp, value, signature } = request as Partial<ClientRequest>;
    const known = this.#digests.get(request as ClientRequest);
    if (known !== undefined) return known;
    const { crypto, nodes, clients } = this.context;
    if (!isIndex(client) || client < nodes || client >= nodes + clients) return null;
    if (!isIndex(timestamp) || typeof value !== 'string' || value.length > TEXT_LENGTH_MAX) return null;
    if (!isObject(signature) || signature.signer !== client) return null;
    const text = requestText(client, timestamp, value);
    if (!crypto.verify(text, signature)) return null;
    const digest = crypto.digest(text);
    if (Object.isFrozen(request) && Object.isFrozen(signature))
      this.#digests.set(request as ClientRequest, digest);
    return digest;
  }

  /** Whether `signature` is that of the replica `from` over the text. */
  isSignedBy(from: number, text: string, signature: unknown): signature is Signature {
    if (!isObject(signature) || from >= this.context.nodes) return false;
    return (
      (signature as Signature).signer === from && this.context.crypto.verify(text, signature as Signature)
    );
  }

  /** Whether a quorum of replicas signed the text, and nobody else is in the list. */
  isQuorumOf(text: string, signatures: unknown): signatures is readonly Signature[] {
    const { nodes, quorum } = this.context;
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
