import type { Lab, RunResult } from '@dmct/core';

/** Views last eight delays: the third one is over long before GST, and dozens follow it. */
const CONDITIONS = { fixedDelaySeconds: 0.01, gstSeconds: 0.4 };

/** A scenario of four replicas against the rule as published or as corrected. */
export function runScenario(
  lab: Lab,
  strategy: 'zyzzyva' | 'fab',
  rule: 'published' | 'corrected',
): RunResult {
  return lab.simulate({
    strategy,
    attack: `abraham-2017-${strategy}`,
    nodes: 4,
    traitors: 1,
    seed: 1,
    params: { rule },
    conditions: CONDITIONS,
  });
}
