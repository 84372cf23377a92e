import type { Candidate } from './receiver.js';

/**
 * Splits one gate's vote by the candidates' energies above noise: together they weigh 1, or less if they don't reach
 * `floor`. Reads `energies` and writes `weights` from `offset` on; all in (V/m)²·s. `noiseOf(m)` is what noise leaves
 * on candidate m on average.
 */
export function shareVote(
  energies: Float64Array,
  weights: Float64Array,
  offset: number,
  candidates: readonly Candidate[],
  noiseOf: (candidate: number) => number,
  floor: number,
): void {
  let total = 0;
  for (let m = 0; m < candidates.length; m++) {
    const excess = Math.max(0, energies[offset + m]! - noiseOf(m));
    weights[offset + m] = excess;
    total += excess;
  }
  const vote = Math.max(total, floor);
  for (let m = 0; m < candidates.length; m++) weights[offset + m] = weights[offset + m]! / vote;
}
