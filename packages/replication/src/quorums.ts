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
