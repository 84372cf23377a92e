import { faultsToleratedAmong } from '@dmct/replication';
import { NULL_DIGEST, type Certificate, type PbftMessage, type Proposal } from './messages.js';
import type { PbftParams } from './params.js';

/** How many Byzantine replicas PBFT stands among n: n >= 3f + 1. */
export function maxFaulty(nodes: number, params: PbftParams): number {
  return params.faultsTolerated ?? faultsToleratedAmong(nodes);
}

/** The primary of a view (section 4). */
export function primaryOf(view: number, nodes: number): number {
  return view % nodes;
}

/** Sequence numbers h < n <= H may be assigned (section 4.2). */
export function isWithinWatermarks(sequence: number, low: number, logSize: number): boolean {
  return Number.isInteger(sequence) && sequence > low && sequence <= low + logSize;
}

/** The view-change of V with the latest stable checkpoint: it begins the new view's log (section 4.4: min-s). */
export function latestStable(viewChanges: readonly PbftMessage[]): PbftMessage {
  return viewChanges.reduce((latest, one) => (one.sequence > latest.sequence ? one : latest));
}

/**
 * The set O of a new view (section 4.4): for each sequence number between the stable checkpoint and the highest one
 * prepared in V, the request of the certificate of the highest view, or a null request where nothing prepared.
 */
export function newViewProposals(
  certificatesOfV: readonly (readonly Certificate[])[],
  stableSequence: number,
): readonly Proposal[] {
  const highest = new Map<number, Certificate>();
  let sequenceMax = stableSequence;
  for (const certificates of certificatesOfV) {
    for (const certificate of certificates) {
      const held = highest.get(certificate.sequence);
      if (held === undefined || certificate.view > held.view) highest.set(certificate.sequence, certificate);
      if (certificate.sequence > sequenceMax) sequenceMax = certificate.sequence;
    }
  }
  const proposals: Proposal[] = [];
  for (let sequence = stableSequence + 1; sequence <= sequenceMax; sequence++) {
    const certificate = highest.get(sequence);
    proposals.push(
      certificate === undefined
        ? { sequence, digest: NULL_DIGEST, request: null }
        : { sequence, digest: certificate.digest, request: certificate.request },
    );
  }
  return proposals;
}
