import type { Assumption, Lab, Proportion } from '@dmct/core';
import { outcomes } from '../run/outcomes.js';
import { DMCT_TRIALS, OTHER_TRIALS } from './trials.js';

/** What became of a strategy without one of its assumptions. */
export interface MeasuredAssumption {
  readonly strategy: string;
  readonly assumption: Assumption;
  /** The attack or the condition that drops it. */
  readonly dropped: string;
  readonly right: Proportion;
  readonly safe: Proportion;
  /** Whether the strategy is shown to need it: not right in nine tenths of runs without it (95 % upper bound). */
  readonly isNeeded: boolean;
  /** What the runs themselves report as broken: more than one where an attack can't drop it alone. */
  readonly broken: readonly string[];
}

const NEEDED_BELOW = 0.9;

/**
 * Drops one assumption after another. Those that prove needed are the smallest set under which all properties held
 * in these experiments: without any one of them they don't. What no attack broke may be needed against another.
 */
export function measuredAssumptions(
  lab: Lab,
  runs: number,
  strategy?: string,
): readonly MeasuredAssumption[] {
  const trials = [...DMCT_TRIALS, ...OTHER_TRIALS].filter(
    ({ scenario }) => strategy === undefined || scenario.strategy === strategy,
  );
  return trials.map(({ assumption, dropped, scenario }, index) => {
    lab.progress(index / trials.length);
    const { right, safe, assumptionsBroken } = outcomes(lab, scenario, runs);
    return {
      strategy: scenario.strategy,
      assumption,
      dropped,
      right,
      safe,
      isNeeded: right.interval.high < NEEDED_BELOW,
      broken: assumptionsBroken,
    };
  });
}
