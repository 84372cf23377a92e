/** What a general of each kind earns where `honest` of `nodes` are honest, energy spent taken off. */
export interface Payoff {
  readonly honest: number;
  readonly dishonest: number;
}

/**
 * Replicator dynamics (Taylor and Jonker, Mathematical Biosciences 40, 1978) in discrete generations: shares grow as
 * payoff over mean payoff. Payoffs are those of whole compositions, linear between. Positive payoffs are assumed.
 * `start` is the share at first; what comes back are the shares of all generations, `start` before them.
 */
export function replicate(payoffs: readonly Payoff[], start: number, generations: number): readonly number[] {
  const shares = [start];
  for (let g = 0; g < generations; g++) {
    const share = shares[g] as number;
    const honest = share * at(payoffs, share, 'honest');
    const dishonest = (1 - share) * at(payoffs, share, 'dishonest');
    shares.push(honest + dishonest > 0 ? honest / (honest + dishonest) : share);
  }
  return shares;
}

/** payoffs[k] belongs to a share of k over payoffs.length − 1. */
function at(payoffs: readonly Payoff[], share: number, kind: keyof Payoff): number {
  const position = share * (payoffs.length - 1);
  const below = Math.min(payoffs.length - 2, Math.floor(position));
  const [low, high] = [payoffs[below] as Payoff, payoffs[below + 1] as Payoff];
  return low[kind] + (high[kind] - low[kind]) * (position - below);
}
