import { HOLDS, type Finding, type History } from './history.js';
import { latestBefore, type SortedDecisions } from './rounds.js';
import { ascending, distinct, enumerate, nameReplicas, quote } from './wording.js';

/** No honest replica takes a decision back. */
export function judgeFinality(history: History, decisions: SortedDecisions): Finding {
  const honest = new Set(history.honest);
  const taken = history.retractions.filter(({ replica }) => honest.has(replica));
  const [shown] = taken;
  if (shown === undefined) return HOLDS;
  const replicas = ascending(taken.map(({ replica }) => replica));
  const values = distinct(
    taken.flatMap((retraction) => {
      const lost = latestBefore(decisions, retraction);
      return lost === undefined ? [] : [lost.value];
    }),
  );
  const instances = distinct(taken.map(({ instance }) => instance)).map(String);
  const what = values.length === 0 ? '' : ` (${enumerate(values.map(quote))})`;
  return {
    outcome: 'violated',
    violation: {
      property: 'finality',
      detail: `${nameReplicas(replicas)} took back the decision on instance ${enumerate(instances)}${what} (trace ${String(shown.traceIndex)})`,
      replicas,
      values,
      traceIndex: shown.traceIndex,
    },
  };
}
