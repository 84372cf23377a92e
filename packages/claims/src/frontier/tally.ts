import { isRight, type Lab, type Proportion, type RunResult, type Scenario } from '@dmct/core';
import { wilson } from '@dmct/simulator';

/** A scenario for a seed: places may be drawn by it. */
export type Setting = (seed: number) => Omit<Scenario, 'seed'>;

/** How runs of a setting came out, each as one of three. */
export interface Tally {
  readonly right: Proportion;
  /** Agreement or validity is violated: some honest general decided wrongly. */
  readonly wrong: Proportion;
  /** Nobody is wrong, and somebody undecided. */
  readonly undecided: Proportion;
  readonly results: readonly RunResult[];
}

/** Runs a setting under each seed. Intervals are Wilson's, 95 %. */
export function tally(lab: Lab, setting: Setting, seeds: readonly number[]): Tally {
  const count = seeds.length;
  const results = seeds.map((seed) => lab.simulate({ ...setting(seed), seed }));
  const right = results.filter(({ verdicts }) => isRight(verdicts)).length;
  const wrong = results.filter(
    ({ verdicts: { agreement, validity } }) => agreement === 'violated' || validity === 'violated',
  ).length;
  return {
    right: wilson(right, count),
    wrong: wilson(wrong, count),
    undecided: wilson(count - right - wrong, count),
    results,
  };
}
