import type { Attack, RunResult, Scenario } from '@dmct/core';
import { run } from './lab.js';

/** A log of 12 requests that enter at 10,000 a second, within 1 km: about as fast as the air is. */
export const LOG = {
  strategy: 'dmct',
  workload: 'log' as const,
  topology: 'uniform' as const,
  nodes: 10,
  conditions: { requests: 12, requestsPerSecond: 10_000 },
};

/** Runs of seeds 1 to `seeds`. */
export function logRuns(
  attack: Attack,
  seeds: number,
  scenario: Partial<Scenario> = {},
): readonly RunResult[] {
  return Array.from({ length: seeds }, (_, at) => run(attack, { ...LOG, ...scenario, seed: at + 1 }));
}
