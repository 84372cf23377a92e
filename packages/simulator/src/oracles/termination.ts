import type { Value } from '@dmct/core';
import { HOLDS, UNKNOWN, type Finding, type History } from './history.js';
import type { SortedDecisions } from './rounds.js';
import { distinct, enumerate, nameReplicas, quote } from './wording.js';

/**
 * Every awaited replica decided: once in orders, every expected value in a log. A run in which no event is left can't
 * decide any more; one that was cut might have. A decide that was taken back counts: that is finality's matter.
 */
export function judgeTermination(history: History, decisions: SortedDecisions): Finding {
  const missing =
    history.workload === 'log' ? missingInLog(history, decisions) : missingOrders(history, decisions);
  if (missing.length === 0) return HOLDS;
  if (history.endedBecause !== 'quiet') return UNKNOWN;
  const replicas = missing.map(({ replica }) => replica);
  const values = distinct(missing.flatMap((entry) => entry.values));
  const what = values.length === 0 ? '' : ` ${enumerate(values.map(quote))}`;
  return {
    outcome: 'violated',
    violation: {
      property: 'termination',
      detail: `${nameReplicas(replicas)} never decided${what}, and no event was left`,
      replicas,
      values,
      traceIndex: -1,
    },
  };
}

interface Missing {
  readonly replica: number;
  readonly values: readonly Value[];
}

function missingOrders(history: History, decisions: SortedDecisions): Missing[] {
  const decided = new Set(decisions.first.map(({ replica }) => replica));
  return ascendingAwaited(history)
    .filter((replica) => !decided.has(replica))
    .map((replica) => ({ replica, values: [] }));
}

function missingInLog(history: History, decisions: SortedDecisions): Missing[] {
  const decided = new Map((history.awaited ?? history.honest).map((replica) => [replica, new Set<Value>()]));
  for (const { replica, value } of decisions.first) decided.get(replica)?.add(value);
  return ascendingAwaited(history)
    .map((replica) => ({
      replica,
      values: distinct(history.expectedValues).filter((value) => !decided.get(replica)?.has(value)),
    }))
    .filter(({ values }) => values.length > 0);
}

function ascendingAwaited(history: History): number[] {
  return distinct(history.awaited ?? history.honest).sort((a, b) => a - b);
}
