import type { AdversaryContext } from '@dmct/core';

/** The longest path of a wave between two replicas, m. */
export function longestPathMetres(context: AdversaryContext<unknown>): number {
  let longest = 0;
  for (let a = 0; a < context.nodes; a++) {
    for (let b = a + 1; b < context.nodes; b++) longest = Math.max(longest, context.pathLengthMetres(a, b));
  }
  return longest;
}
