import type { Lab } from '@dmct/core';
import { wilson } from '@dmct/simulator';
import { FIRST_SEED } from './first-seed.js';
import type { Payoff } from './replicator.js';

/** What runs of a society of so many honest generals came to, the others telling one lie. */
export interface Society {
  readonly honestCount: number;
  readonly nodes: number;
  readonly runs: number;
  readonly truthWins: number;
  readonly lieWins: number;
  /** Joules that all radiate in a run, mean. */
  readonly radiatedJoules: number;
}

/** What nobody measures: the worth of winning and of the honest society's radiation, in budgets. */
export interface Stakes {
  readonly prize: number;
  readonly cost: number;
}

/** How a society fares under some stakes. */
export interface Composition extends Payoff, Society {}

/** Runs every composition of so many generals. Where no one is honest the lie is what is decided. */
export function societies(lab: Lab, strategy: string, nodes: number, runs: number): readonly Society[] {
  const results = Array.from({ length: nodes + 1 }, (_, honest) => {
    lab.progress((0.9 * honest) / nodes);
    return honest === 0 ? null : tally(lab, strategy, nodes, honest, runs);
  });
  const whole = results[nodes]?.joules ?? 1;
  return results.map((result, honestCount) => {
    const { truth, lie, joules } = result ?? { truth: 0, lie: 1, joules: whole };
    return { honestCount, nodes, runs, truthWins: truth, lieWins: lie, radiatedJoules: joules };
  });
}

/**
 * Payoffs: a budget of 1, the prize for whoever's order is decided by all honest generals, less what is radiated in
 * units of the honest society's. Liars and honest share one antenna law and one cap: what a run radiates is spread over
 * all who radiate.
 */
export function compositions(runs: readonly Society[], { prize, cost }: Stakes): readonly Composition[] {
  const whole = runs[runs.length - 1]?.radiatedJoules ?? 1;
  return runs.map((society) => {
    const spent = (cost * society.radiatedJoules) / whole;
    return {
      ...society,
      honest: Math.max(0, 1 + prize * society.truthWins - spent),
      dishonest: Math.max(0, 1 + prize * society.lieWins - spent),
    };
  });
}

/** The same societies with truth at an end of its interval (95 %, Wilson), what is moved taken from the lie. */
export function atEnd(runs: readonly Society[], end: 'low' | 'high'): readonly Society[] {
  return runs.map((society) => {
    if (society.honestCount === 0 || society.honestCount === society.nodes) return society;
    const { interval } = wilson(Math.round(society.truthWins * society.runs), society.runs);
    const moved = interval[end] - society.truthWins;
    return { ...society, truthWins: interval[end], lieWins: Math.max(0, society.lieWins - moved) };
  });
}

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
