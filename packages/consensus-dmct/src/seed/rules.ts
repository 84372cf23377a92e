/**
 * The document's rule: follow the wave that is stronger by CONFIDENCE_RATIO. Index of that candidate, or null: where
 * neither stands out, the document says nothing, and neither do we.
 */
export function strongestByRatio(
  strengths: readonly [number, number],
  confidenceRatio: number,
): 0 | 1 | null {
  const [zero, one] = strengths;
  if (zero > one * confidenceRatio) return 0;
  if (one > zero * confidenceRatio) return 1;
  return null;
}

/**
 * Adds a general's own order to what it hears, as one vote of mean weight: in power, since phases are unrelated.
 * `ownPower` is the mean over the other generals of the power that each has here, (V/m)².
 */
export function withOwnVote(
  strengths: readonly [number, number],
  own: 0 | 1,
  ownPower: number,
): readonly [number, number] {
  const added = Math.sqrt(strengths[own] * strengths[own] + ownPower);
  return own === 0 ? [added, strengths[1]] : [strengths[0], added];
}

/** The bound that the document implies by its picture, three honest generals against one: fewer liars than honest. */
export function maxFaulty(nodes: number): number {
  return Math.max(0, Math.ceil(nodes / 2) - 1);
}
