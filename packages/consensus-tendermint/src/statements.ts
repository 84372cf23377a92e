// What is digested and signed. Free text comes last or alone, so that no two statements share a text.

/** A prevote or precommit; the digest is NIL for nil. */
export function voteText(kind: number, height: number, round: number, digest: string): string {
  return `vote|${String(kind)}|${String(height)}|${String(round)}|${digest}`;
}
