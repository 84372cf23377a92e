import { isRight, type Lab, type Proportion, type RunResult, type Scenario } from '@dmct/core';
import { wilson } from '@dmct/simulator';
import { FIRST_SEED } from './first-seed.js';

/** How runs that differ in their seed alone came out. */
export interface Outcomes {
  /** All five properties hold. */
  readonly right: Proportion;
  /** Nobody honest decided wrongly: agreement and validity hold, whether or not all decided. */
  readonly safe: Proportion;
  /** What the runs themselves report as broken. */
  readonly assumptionsBroken: readonly string[];
  readonly last: RunResult;
}

/** Runs as many seeds from the ledger's first one on, at least one. */
export function outcomes(lab: Lab, scenario: Omit<Scenario, 'seed'>, runs: number): Outcomes {
  const results = Array.from({ length: Math.max(1, runs) }, (_, index) =>
    lab.simulate({ ...scenario, seed: FIRST_SEED + index }),
  );
  const count = (holds: (result: RunResult) => boolean): Proportion =>
    wilson(results.filter(holds).length, results.length);
  return {
    right: count(({ verdicts }) => isRight(verdicts)),
    safe: count(({ verdicts }) => verdicts.agreement !== 'violated' && verdicts.validity !== 'violated'),
    assumptionsBroken: [...new Set(results.flatMap((result) => result.assumptionsBroken))],
    last: results[results.length - 1] as RunResult,
  };
}

/** "9 of 10", for a table. */
export function countText({ count, runs }: Proportion): string {
  return `${String(count)} of ${String(runs)}`;
}
