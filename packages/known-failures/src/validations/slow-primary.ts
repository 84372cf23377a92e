import type { Lab, RunResult } from '@dmct/core';

const REQUESTS = 200;
const SEEDS = 200;

/** A busy system: 200 requests in a fifth of a second, on a network of ten milliseconds. */
function busyRun(lab: Lab, attack: string, seed: number, attackParams = {}): RunResult {
  return lab.simulate({
    strategy: 'pbft',
    attack,
    attackParams,
    nodes: 4,
    traitors: attack === 'none' ? 0 : 1,
    seed,
    workload: 'log',
    conditions: { fixedDelaySeconds: 0.01, requests: REQUESTS, requestsPerSecond: 1000 },
  });
}

/** The run in which the one traitor, drawn by seed, is the first primary. */
function runOfSlowPrimary(lab: Lab, gapDelays: number): RunResult | null {
  for (let seed = 0; seed < SEEDS; seed++) {
    const result = busyRun(lab, 'slow-primary', seed, { gapDelays });
    if (result.faulty.includes(0)) return result;
  }
  return null;
}

/**
 * Share of the throughput that a slow primary takes away without being replaced; 0 if it is replaced, or if anything
 * is left undone. A gap of four delays lies below the five after which backups suspect it.
 */
export function throughputLost(lab: Lab, gapDelays = 4): number {
  return slowRun(lab, gapDelays).lost;
}

/** What {@link throughputLost} tells, and the command that runs the slow primary again. */
export function slowRun(lab: Lab, gapDelays: number): { readonly lost: number; readonly replay: string } {
  const slow = runOfSlowPrimary(lab, gapDelays);
  const replay = slow?.replay ?? '';
  if (slow === null || slow.decisions.count < REQUESTS) return { lost: 0, replay };
  if ((slow.messages.byKind['new-view'] ?? 0) > 0) return { lost: 0, replay };
  const honest = busyRun(lab, 'none', slow.seed);
  return { lost: 1 - slow.decisions.perSecond / honest.decisions.perSecond, replay };
}
