import type { Value } from '@dmct/core';
import { HOLDS, type Finding, type RecordedDecision } from './history.js';
import type { SortedDecisions } from './rounds.js';
import { ascending, distinct, enumerate, nameReplicas, quote } from './wording.js';

/**
 * No two honest replicas decide differently on an instance. A decide counts even if it is taken back later: somebody
 * may have acted on it. A replica that repeats a decide breaks integrity, and is judged here by its first one.
 */
export function judgeAgreement(decisions: SortedDecisions): Finding {
  const instances = new Map<number, Map<Value, Set<number>>>();
  for (const decision of decisions.first) {
    const sides = instances.get(decision.instance) ?? new Map<Value, Set<number>>();
    instances.set(decision.instance, sides);
    for (const [value, replicas] of sides) {
      const isAnother = replicas.size > 1 || !replicas.has(decision.replica);
      if (value !== decision.value && isAnother) return violated(decisions, decision);
    }
    const side = sides.get(decision.value) ?? new Set<number>();
    sides.set(decision.value, side.add(decision.replica));
  }
  return HOLDS;
}

function violated(decisions: SortedDecisions, shown: RecordedDecision): Finding {
  const concerned = decisions.first.filter(({ instance }) => instance === shown.instance);
  const values = distinct(concerned.map(({ value }) => value));
  const sides = values.map((value) => {
    const side = concerned.filter((decision) => decision.value === value);
    return `${nameReplicas(side.map(({ replica }) => replica))} decided ${quote(value)}`;
  });
  return {
    outcome: 'violated',
    violation: {
      property: 'agreement',
      detail: `on instance ${String(shown.instance)} ${enumerate(sides)} (trace ${String(shown.traceIndex)})`,
      replicas: ascending(concerned.map(({ replica }) => replica)),
      values,
      traceIndex: shown.traceIndex,
    },
  };
}
