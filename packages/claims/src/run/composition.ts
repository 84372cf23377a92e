import type { Lab } from '@dmct/core';
import { FIRST_SEED } from './first-seed.js';
import type { Payoff } from './replicator.js';

/** How a society of so many honest generals fares, the others telling one lie. */
export interface Composition extends Payoff {
  readonly honestCount: number;
  readonly truthWins: number;
  readonly lieWins: number;
  /** Joules that all radiate in a run, mean. */
  readonly radiatedJoules: number;
}

/**
 * Payoffs from simulated runs: a budget of 1, and 1 more for whoever's order is decided by all honest generals; what
 * is radiated is taken off, in units of the honest society's. Where no one is honest the lie is what is decided.
 */
export function compositions(
  lab: Lab,
  strategy: string,
  nodes: number,
  runs: number,
): readonly Composition[] {
  const results = Array.from({ length: nodes + 1 }, (_, honest) => {
    lab.progress((0.9 * honest) / nodes);
    return honest === 0 ? null : tally(lab, strategy, nodes, honest, runs);
  });
  const unit = (results[nodes]?.joules ?? 1) / nodes;
  return results.map((result, honestCount) => {
    const { truth, lie, joules } = result ?? { truth: 0, lie: 1, joules: unit * nodes };
    // Liars and honest share one antenna law and one cap; what a run radiates is spread over all who radiate.
    const spent = joules / nodes / unit / COST_DIVISOR;
    return {
      honestCount,
      truthWins: truth,
      lieWins: lie,
      radiatedJoules: joules,
      honest: Math.max(0, 1 + truth - spent),
      dishonest: Math.max(0, 1 + lie - spent),
    };
  });
}

/** A run's radiation costs a tenth of the budget: what it buys is worth more, or nobody would take part. */
const COST_DIVISOR = 10;

function tally(lab: Lab, strategy: string, nodes: number, honest: number, runs: number) {
  const traitors = nodes - honest;
  let [truth, lie, joules] = [0, 0, 0];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + runs; seed++) {
    const attack = traitors === 0 ? 'none' : 'wrong-order';
    const result = lab.simulate({
      strategy,
      attack,
      nodes,
      traitors,
      seed,
      topology: 'uniform',
      horizonSeconds: 1,
    });
    joules += result.energyJoules.byPart.emission / runs;
    if (result.decisions.undecided > 0 || result.verdicts.agreement !== 'holds') continue;
    // All honest generals hold the truth: whatever else is decided is the lie.
    if (result.verdicts.validity === 'holds') truth += 1 / runs;
    else lie += 1 / runs;
  }
  return { truth, lie, joules };
}
