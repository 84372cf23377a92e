import type { Lab, RunResult, Scenario } from '@dmct/core';

const REQUESTS = 200;
const SEEDS = 200;

/** A busy system: 200 requests in a fifth of a second, on a network of ten milliseconds. */
function busyRun(lab: Lab, attack: string, seed: number, given: Partial<Scenario> = {}): RunResult {
  return lab.simulate({
    strategy: 'pbft',
    attack,
    nodes: 4,
    traitors: attack === 'none' ? 0 : 1,
    seed,
    workload: 'log',
    conditions: { fixedDelaySeconds: 0.01, requests: REQUESTS, requestsPerSecond: 1000 },
    ...given,
  });
}

/** The run in which the one traitor, drawn by seed, is the first primary. */
function runOfSlowPrimary(lab: Lab, given: Partial<Scenario>): RunResult | null {
  for (let seed = 0; seed < SEEDS; seed++) {
    const result = busyRun(lab, 'slow-primary', seed, given);
    if (result.faulty.includes(0)) return result;
  }
  return null;
}

/**
 * Share of the throughput that a slow primary takes away without being replaced; 0 if it is replaced, or if anything
 * is left undone. A gap of four delays lies below the five after which backups suspect it.
 */
export function throughputLost(lab: Lab, gapDelays = 4): number {
  const { isReplaced, lost } = slowRun(lab, { attackParams: { gapDelays } });
  return isReplaced ? 0 : lost;
}

/** What a slow primary did, whether it kept its place or not. */
export interface SlowRun {
  /** Share of the throughput under an honest primary; 0 if anything is left undone. */
  readonly lost: number;
  readonly isReplaced: boolean;
  /** The command that runs it again. */
  readonly replay: string;
}

/** Four replicas under a slow primary, beside the same protocol under an honest one. */
export function slowRun(lab: Lab, given: Partial<Scenario>): SlowRun {
  const slow = runOfSlowPrimary(lab, given);
  if (slow === null) return { lost: 0, isReplaced: false, replay: '' };
  const { decisions, messages, replay, seed } = slow;
  const isReplaced = (messages.byKind['new-view'] ?? 0) > 0;
  if (decisions.count < REQUESTS) return { lost: 0, isReplaced, replay };
  const honest = busyRun(lab, 'none', seed, given.params === undefined ? {} : { params: given.params });
  return { lost: 1 - decisions.perSecond / honest.decisions.perSecond, isReplaced, replay };
}
