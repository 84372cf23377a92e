import type { Crypto, Signature, Value } from '@dmct/core';
import { COMMIT, PREPARE, requestText, voteText, type Certificate, type Request } from './messages.js';

/** n >= 3f + 1. */
export function maxFaulty(nodes: number): number {
  return Math.floor((nodes - 1) / 3);
}

/** Any two quorums share an honest replica, and the honest alone are one. */
export function quorumSize(nodes: number, faultsTolerated: number): number {
  return Math.floor((nodes + faultsTolerated) / 2) + 1;
}

/** The leader of a view, in turns. */
export function leaderOf(view: number, nodes: number): number {
  return view % nodes;
}

/**
 * Whether a replica may vote for a proposal: its lock allows it, or a later quorum has overruled the lock
 * (Dwork, Lynch and Stockmeyer 1988, section 3.1: a lock is given up for a later acceptable value only).
 */
export function mayPrepare(lock: Certificate | null, value: Value, justify: Certificate | null): boolean {
  if (lock === null || lock.value === value) return true;
  return justify !== null && justify.value === value && justify.view >= lock.view;
}

/** Checks of what a peer sent, which may hold anything. */
export class Verifier {
  constructor(
    private readonly crypto: Crypto,
    private readonly nodes: number,
    private readonly quorum: number,
  ) {}

  isRequest(request: unknown): request is Request {
    if (typeof request !== 'object' || request === null) return false;
    const { value, signature } = request as Partial<Request>;
    return (
      typeof value === 'string' &&
      isSignature(signature) &&
      signature.signer >= this.nodes &&
      this.crypto.verify(requestText(value), signature)
    );
  }

  isVote(kind: number, view: number, value: unknown, signature: unknown, from: number): value is Value {
    return (
      typeof value === 'string' &&
      isSignature(signature) &&
      signature.signer === from &&
      this.crypto.verify(voteText(kind, view, value), signature)
    );
  }

  /** A quorum's prepares (a lock) or commits (a decision), each of another replica. */
  isCertificate(kind: typeof PREPARE | typeof COMMIT, certificate: unknown): certificate is Certificate {
    if (typeof certificate !== 'object' || certificate === null) return false;
    const { view, value, signatures } = certificate as Partial<Certificate>;
    if (!Number.isSafeInteger(view) || typeof value !== 'string' || !Array.isArray(signatures)) return false;
    const signers = new Set<number>();
    for (const signature of signatures as readonly unknown[]) {
      if (!isSignature(signature) || signature.signer >= this.nodes) return false;
      if (!this.crypto.verify(voteText(kind, view as number, value), signature)) return false;
      signers.add(signature.signer);
    }
    return signers.size >= this.quorum;
  }
}

function isSignature(signature: unknown): signature is Signature {
  return typeof signature === 'object' && signature !== null && 'signer' in signature;
}
