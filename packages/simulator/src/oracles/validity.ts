import { HOLDS, type Finding, type History } from './history.js';
import type { SortedDecisions } from './rounds.js';
import { ascending, distinct, enumerate, nameReplicas, quote } from './wording.js';

/**
 * Orders: whoever decides, decides the required value; where nothing is required (the source is a traitor, the
 * honest inputs differ) it holds vacuously. Log: whatever is decided was submitted by an honest source; vacuous
 * where no source is honest.
 */
export function judgeValidity(history: History, decisions: SortedDecisions): Finding {
  const allowed = allowedValues(history);
  if (allowed === null) return HOLDS;
  const wrong = [...decisions.first, ...decisions.repeated]
    .filter(({ value }) => !allowed.has(value))
    .sort((a, b) => a.traceIndex - b.traceIndex);
  const [shown] = wrong;
  if (shown === undefined) return HOLDS;
  const replicas = ascending(wrong.map(({ replica }) => replica));
  const values = distinct(wrong.map(({ value }) => value));
  return {
    outcome: 'violated',
    violation: {
      property: 'validity',
      detail: `${nameReplicas(replicas)} decided ${enumerate(values.map(quote))}, but ${reason(history)} (trace ${String(shown.traceIndex)})`,
      replicas,
      values,
      traceIndex: shown.traceIndex,
    },
  };
}

function allowedValues(history: History): ReadonlySet<string> | null {
  if (history.workload === 'log') return history.submitted.length === 0 ? null : new Set(history.submitted);
  return history.requiredValue === null ? null : new Set([history.requiredValue]);
}

function reason(history: History): string {
  if (history.workload === 'log') return 'nobody had submitted it';
  const required = quote(history.requiredValue ?? '');
  return history.validityRule === 'source'
    ? `the honest source's order was ${required}`
    : `all honest generals held ${required}`;
}
