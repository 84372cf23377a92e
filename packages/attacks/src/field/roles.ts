import type { AdversaryContext, Value } from '@dmct/core';

/**
 * What each traitor sounds when `pivots` of them are to be the median: they sound both orders, the others cancel each
 * other out, truth and lie in turn. Null stands for both.
 */
export function pivotRoles(
  { faulty, lie, truth }: AdversaryContext<unknown>,
  pivots: number | null,
): ReadonlyMap<number, Value | null> {
  const count = Math.min(pivots ?? faulty.length, faulty.length);
  return new Map(faulty.map((id, at) => [id, at < count ? null : (at - count) % 2 === 0 ? lie : truth]));
}
