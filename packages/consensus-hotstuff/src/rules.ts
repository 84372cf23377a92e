import { faultsToleratedAmong } from '@dmct/replication';
import type { QuorumCertificate } from './messages.js';
import type { HotstuffParams } from './params.js';

/** How many Byzantine replicas HotStuff stands among n: n >= 3f + 1 (section 3). */
export function maxFaulty(nodes: number, params: HotstuffParams): number {
  return params.faultsTolerated ?? faultsToleratedAmong(nodes);
}

/** The first view (Algorithm 2: curView = 1, 2, 3 ...). */
export const FIRST_VIEW = 1;

/** The leader of a view: each replica in turn, replica 0 first. */
export function leaderOf(view: number, nodes: number): number {
  return (view - FIRST_VIEW) % nodes;
}

/** The certificate of the highest view; a leader proposes on top of it (Algorithm 2, prepare phase: highQC). */
export function highestOf(certificates: readonly QuorumCertificate[]): QuorumCertificate | null {
  return certificates.reduce<QuorumCertificate | null>(
    (highest, one) => (highest === null || one.view > highest.view ? one : highest),
    null,
  );
}

/** What a replica knows when it is to judge a proposal. */
export interface Proposed {
  /** The certificate that the proposed node extends. */
  readonly justify: QuorumCertificate;
  readonly locked: QuorumCertificate;
  /** Whether the proposed node is the locked one or descends from it, as far as this replica knows the tree. */
  readonly extendsLocked: boolean;
}

/** The decisions that make HotStuff what it is; a test can plant a bug in one. */
export interface Rules {
  /** Whether a replica votes for a proposal. */
  safeNode(proposed: Proposed): boolean;
}

export const HOTSTUFF_RULES: Rules = {
  /**
   * Algorithm 1, safeNode. Safety: the node extends the one that this replica is locked on. Liveness: or a later
   * certificate shows that a quorum was free to go on elsewhere.
   */
  safeNode: ({ extendsLocked, justify, locked }) => extendsLocked || justify.view > locked.view,
};
