import { parseParams, type Strategy } from '@dmct/core';

/** Beyond so many replicas no suite runs. */
const NODES_MAX = 1000;

/**
 * The fewest replicas among which the strategy says it bears so many faulty ones: where a bound that promises too much
 * shows. `params` are checked as a run's are. Throws a RangeError where it bears them among none of up to 1000.
 */
export function smallestNodes(
  strategy: Strategy,
  faults: number,
  params: Readonly<Record<string, unknown>> = {},
): number {
  const parsed = parseParams(`strategy ${strategy.name}`, strategy.params, params);
  for (let nodes = 1; nodes <= NODES_MAX; nodes++) {
    if (strategy.faultModel.maxFaulty(nodes, parsed) >= faults) return nodes;
  }
  throw new RangeError(
    `strategy ${strategy.name} bears ${String(faults)} faulty replicas among none of up to ${String(NODES_MAX)}`,
  );
}
