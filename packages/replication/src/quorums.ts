/** How many Byzantine replicas may be among n under partial synchrony: n >= 3f + 1 (Dwork, Lynch and Stockmeyer 1988, section 4). */
export function faultsToleratedAmong(nodes: number): number {
  return Math.floor((nodes - 1) / 3);
}

/**
 * Votes of which any two sets share f + 1 replicas, one of them correct: the papers' 2f + 1 where n = 3f + 1, and no
 * more than needed where n is larger (Castro and Liskov 1999, section 4).
 */
export function quorumSize(nodes: number, faults: number): number {
  return Math.ceil((nodes + faults + 1) / 2);
}

/** Votes of which one at least is a correct replica's. */
export function weakQuorumSize(faults: number): number {
  return faults + 1;
}

/** Parameters by which a user may ask for other quorums than the rule gives. */
export interface QuorumParams {
  /** Votes that make a quorum; null: `quorumSize`. */
  readonly quorum: number | null;
  /** f; null: what n allows. */
  readonly faultsTolerated: number | null;
}

/**
 * Whether a protocol with this quorum keeps its promise among so many faulty: any two quorums share more than they are,
 * and those who are left can make one.
 */
export function isWithinQuorums(nodes: number, faulty: number, quorum: number): boolean {
  const isSafe = faulty === 0 || (nodes >= 3 * faulty + 1 && 2 * quorum - nodes > faulty);
  return isSafe && nodes - faulty >= quorum;
}

/** Why these quorums can't be played among so many; null: they can. */
export function refuseQuorums(nodes: number, { faultsTolerated, quorum }: QuorumParams): string | null {
  if (quorum !== null && quorum > nodes) {
    return `a quorum of ${String(quorum)} needs at least as many replicas, not ${String(nodes)}`;
  }
  if (faultsTolerated !== null && faultsTolerated >= nodes) {
    return `faultsTolerated=${String(faultsTolerated)} leaves nobody correct among ${String(nodes)}`;
  }
  return null;
}
