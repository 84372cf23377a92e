import { isRight, type Interval, type Lab, type Scenario } from '@dmct/core';
import { wilson } from '@dmct/simulator';

/** How often all properties held over runs that differ in their seed alone. */
export function rightRate(
  lab: Lab,
  scenario: Omit<Scenario, 'seed'>,
  runs: number,
): Interval & { readonly right: number; readonly runs: number } {
  let right = 0;
  for (let seed = 1; seed <= runs; seed++) {
    if (isRight(lab.simulate({ ...scenario, seed }).verdicts)) right++;
  }
  return { right, runs, ...wilson(right, runs).interval };
}
