/**
 * How many replicas make what, among n of which f may be Byzantine, t of them without cost to the fast track:
 * n = 3f + 2t + 1 (Martin and Alvisi 2006, section 5; Zyzzyva is the case t = 0).
 */
export interface Sizes {
  /** All but t accepted: decided on the fast track. */
  readonly fast: number;
  /** Accepts that make a certificate, and certificates that decide: any two such sets share a correct replica. */
  readonly quorum: number;
  /** Reports that a leader waits for. */
  readonly reports: number;
  /** Reports of one value without which it can't have been decided fast. */
  readonly trace: number;
}

export function maxFaulty(nodes: number, slack: number): number {
  return Math.max(0, Math.floor((nodes - 2 * slack - 1) / 3));
}

export function sizesOf(nodes: number, faults: number, slack: number): Sizes {
  return {
    fast: nodes - slack,
    quorum: Math.ceil((nodes + faults + 1) / 2),
    reports: nodes - faults,
    trace: Math.ceil((nodes - faults + 1) / 2),
  };
}
