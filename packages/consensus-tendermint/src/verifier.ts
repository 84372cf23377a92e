import type { Crypto, Signature } from '@dmct/core';
import type { Request } from './messages.js';
import { requestText } from './statements.js';

/** What the checks need to know of the replica that makes them. */
export interface VerifierContext {
  readonly nodes: number;
  readonly clients: number;
  readonly quorum: number;
  readonly crypto: Crypto;
}

/** Longest text that is taken for a request, characters. */
const VALUE_LENGTH_MAX = 4096;

/**
 * Checks what others claim: requests, and quorums of signatures. Whatever is handed in may hold anything; no check
 * throws. A request found genuine is remembered by identity, if frozen, and not checked twice.
 */
export class Verifier {
  readonly #context: VerifierContext;
  readonly #requests = new WeakMap<Request, string>();

  constructor(context: VerifierContext) {
    this.#context = context;
  }

  /** The digest of a request that its client signed, id(v); null for anything else. */
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

  /** Whether `signature` is that of the replica `from` over the text. */
  isSignedBy(from: number, text: string, signature: unknown): signature is Signature {
    if (!isObject(signature) || from >= this.#context.nodes) return false;
    return (
      (signature as Signature).signer === from && this.#context.crypto.verify(text, signature as Signature)
    );
  }

  /** Whether a quorum of replicas signed the text. */
  isQuorumOf(text: string, signatures: unknown): signatures is readonly Signature[] {
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
