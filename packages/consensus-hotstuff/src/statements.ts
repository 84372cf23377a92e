// What is digested and signed. Free text comes last or alone, so that no two statements share a text.

/** A node of the tree: its parent's digest and its command's (Algorithm 1, createLeaf). */
export function nodeText(parent: string, requestDigest: string): string {
  return `node|${parent}|${requestDigest}`;
}

/** A vote (Algorithm 1, voteMsg): type, view and node. */
export function voteText(phase: number, view: number, node: string): string {
  return `vote|${String(phase)}|${String(view)}|${node}`;
}

/** "I am in this view": what a leader shows to those who are not there yet. */
export function newViewText(view: number): string {
  return `new-view|${String(view)}`;
}
