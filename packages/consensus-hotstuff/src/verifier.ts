import { isIndex, isObject, TEXT_LENGTH_MAX, Verifier, type ClientRequest } from '@dmct/replication';
import { GENESIS, PHASES, PREPARE, type Node, type QuorumCertificate } from './messages.js';
import { FIRST_VIEW } from './rules.js';
import { newViewText, nodeText, voteText } from './statements.js';

/** Digest of "nothing new". */
const NULL_DIGEST = 'null';

/**
 * Checks, beside requests and signatures: nodes, certificates, proofs that a view began. A certificate found genuine is
 * remembered by identity, if frozen.
 */
export class HotstuffVerifier extends Verifier {
  readonly #certificates = new WeakSet<QuorumCertificate>();

  /** The node of a request on a parent. */
  createNode(parent: string, request: ClientRequest | null): Node {
    const requestDigest = (request === null ? null : this.digestOf(request)) ?? NULL_DIGEST;
    const digest = this.context.crypto.digest(nodeText(parent, requestDigest));
    return Object.freeze({ parent, request, digest });
  }

  /** Whether the node is named by what is in it, and its request by its client. */
  isNode(node: unknown): node is Node {
    if (!isObject(node)) return false;
    const { digest, parent, request } = node as Partial<Node>;
    if (typeof digest !== 'string' || typeof parent !== 'string' || request === undefined) return false;
    const requestDigest = request === null ? NULL_DIGEST : this.digestOf(request);
    if (requestDigest === null || parent.length > TEXT_LENGTH_MAX) return false;
    return this.context.crypto.digest(nodeText(parent, requestDigest)) === digest;
  }

  /** Whether a quorum voted so. */
  isCertificate(certificate: unknown): certificate is QuorumCertificate {
    if (!isObject(certificate)) return false;
    if (this.#certificates.has(certificate as QuorumCertificate)) return true;
    const { node, phase, signatures, view } = certificate as Partial<QuorumCertificate>;
    if (!PHASES.some((each) => each === phase) || !isIndex(view) || typeof node !== 'string') return false;
    if (phase === undefined || node.length > TEXT_LENGTH_MAX) return false;
    if (view < FIRST_VIEW) return phase === PREPARE && node === GENESIS;
    if (!this.isQuorumOf(voteText(phase, view, node), signatures)) return false;
    if (Object.isFrozen(certificate) && Object.isFrozen(signatures)) {
      this.#certificates.add(certificate as QuorumCertificate);
    }
    return true;
  }

  /** Whether a quorum is in the view. */
  isEntry(view: number, signatures: unknown): boolean {
    return this.isQuorumOf(newViewText(view), signatures);
  }
}
