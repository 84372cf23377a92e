import type { Signature } from '@dmct/core';
import { isIndex, isObject, Verifier, type VerifierContext } from '@dmct/replication';
import { NULL_DIGEST, type Certificate, type PbftMessage } from './messages.js';
import { isWithinWatermarks, latestStable, newViewProposals, primaryOf } from './rules.js';
import { checkpointText, newViewText, prepareText, viewChangeText } from './statements.js';

/** What the checks need to know of the replica that makes them. */
export interface PbftVerifierContext extends VerifierContext {
  readonly logSize: number;
}

/**
 * Checks what others claim: requests, prepared certificates, view-changes, new-views. Whatever is handed in may hold
 * anything; no check throws. What was found genuine is remembered by identity, if frozen, and not checked twice.
 */
export class PbftVerifier extends Verifier<PbftVerifierContext> {
  readonly #viewChanges = new WeakSet<PbftMessage>();
  readonly #newViews = new WeakSet<PbftMessage>();
  /** Genuine proofs of checkpoints, with what they prove. */
  readonly #proofs = new WeakMap<readonly Signature[], string>();
  /** Genuine prepares seen in certificates, by what they say and by signer: all certificates share them. */
  #prepares = new Map<string, Map<number, Signature>>();

  /** Whether the digest is that of the request; the null request has none but its own. */
  isProposal(digest: unknown, request: unknown): boolean {
    return request === null ? digest === NULL_DIGEST : this.digestOf(request) === digest;
  }

  /** Whether `signature` is that of a backup of the view under the text of a prepare. */
  isPrepare(view: number, text: string, signature: Signature): boolean {
    const { crypto, nodes } = this.context;
    const { signer } = signature;
    return signer < nodes && signer !== primaryOf(view, nodes) && crypto.verify(text, signature);
  }

  /** The log was truncated: certificates of what is gone are not looked at again. */
  forgetPrepares(): void {
    this.#prepares = new Map();
  }

  /** Whether a quorum signed that the state after `sequence` has this digest (section 4.3: the set C). */
  isStable(sequence: unknown, digest: unknown, proof: unknown): proof is readonly Signature[] {
    if (!isIndex(sequence) || typeof digest !== 'string' || !Array.isArray(proof)) return false;
    const text = checkpointText(sequence, digest);
    if (this.#proofs.get(proof) === text) return true;
    if (!this.isQuorumOf(text, proof)) return false;
    if (Object.isFrozen(proof)) this.#proofs.set(proof as readonly Signature[], text);
    return true;
  }

  /** A valid view-change of `signer` for `view` (section 4.4). */
  isViewChange(message: unknown, view: number): message is PbftMessage {
    if (!isObject(message)) return false;
    const one = message as Partial<PbftMessage>;
    if (one.view !== view) return false;
    if (this.#viewChanges.has(message as PbftMessage)) return true;
    const { certificates, sequence, signature } = one;
    if (!isIndex(sequence) || !isObject(signature) || !Array.isArray(certificates)) return false;
    if (sequence > 0 && !this.isStable(sequence, one.digest, one.proof)) return false;
    if (!isIndex(signature.signer) || signature.signer >= this.context.nodes) return false;
    let sequenceBefore = sequence;
    for (const certificate of certificates as readonly unknown[]) {
      if (!this.#isCertificate(certificate, view, sequence) || certificate.sequence <= sequenceBefore)
        return false;
      sequenceBefore = certificate.sequence;
    }
    const text = viewChangeText(view, sequence, certificates as readonly Certificate[]);
    if (!this.context.crypto.verify(text, signature)) return false;
    if (Object.isFrozen(message)) this.#viewChanges.add(message as PbftMessage);
    return true;
  }

  /** A new-view that its primary signed, whose V is a quorum of valid view-changes and whose O is what V asks for. */
  isNewView(message: PbftMessage): boolean {
    const { view, viewChanges, proposals, signature } = message;
    if (this.#newViews.has(message)) return true;
    if (!Array.isArray(viewChanges) || !Array.isArray(proposals) || !isObject(signature)) return false;
    if (!proposals.every(isObject)) return false;
    const signers = new Set<number>();
    for (const one of viewChanges as readonly unknown[]) {
      if (!this.isViewChange(one, view) || one.signature === null) return false;
      signers.add(one.signature.signer);
    }
    if (signers.size < this.context.quorum || signers.size < viewChanges.length) return false;
    const expected = newViewProposals(
      viewChanges.map(({ certificates }: PbftMessage) => certificates),
      latestStable(viewChanges).sequence,
    );
    const isDue =
      proposals.length === expected.length &&
      expected.every(({ sequence, digest }, index) => {
        const given = proposals[index] as Partial<Certificate>;
        return sequence === given.sequence && digest === given.digest;
      });
    if (!isDue || signature.signer !== primaryOf(view, this.context.nodes)) return false;
    if (!this.context.crypto.verify(newViewText(view, viewChanges, expected), signature)) return false;
    if (Object.isFrozen(message)) this.#newViews.add(message);
    return true;
  }

  #isCertificate(
    certificate: unknown,
    beforeView: number,
    stableSequence: number,
  ): certificate is Certificate {
    if (!isObject(certificate)) return false;
    const { view, sequence, digest, request, prepares } = certificate as Partial<Certificate>;
    if (!isIndex(view) || view >= beforeView || !isIndex(sequence)) return false;
    if (!isWithinWatermarks(sequence, stableSequence, this.context.logSize)) return false;
    if (typeof digest !== 'string' || !this.isProposal(digest, request)) return false;
    if (!Array.isArray(prepares)) return false;
    const text = prepareText(view, sequence, digest);
    const genuine = this.#prepares.get(text) ?? new Map<number, Signature>();
    this.#prepares.set(text, genuine);
    const signers = new Set<number>();
    for (const one of prepares as readonly unknown[]) {
      if (!isObject(one)) return false;
      const signature = one as Signature;
      if (genuine.get(signature.signer) !== signature) {
        if (!this.isPrepare(view, text, signature)) return false;
        if (Object.isFrozen(signature)) genuine.set(signature.signer, signature);
      }
      signers.add(signature.signer);
    }
    return signers.size >= this.context.quorum - 1;
  }
}
