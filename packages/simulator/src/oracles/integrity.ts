import { HOLDS, type Finding } from './history.js';
import { latestBefore, type SortedDecisions } from './rounds.js';
import { ascending, distinct, quote } from './wording.js';

/** At most one decide a replica and instance. One after a retraction is finality's matter, and no second fault. */
export function judgeIntegrity(decisions: SortedDecisions): Finding {
  const { repeated } = decisions;
  const [shown] = repeated;
  if (shown === undefined) return HOLDS;
  const earlier = latestBefore(decisions, shown);
  const others =
    repeated.length === 1 ? '' : `, and ${String(repeated.length - 1)} more such decides followed`;
  return {
    outcome: 'violated',
    violation: {
      property: 'integrity',
      detail: `replica ${String(shown.replica)} decided instance ${String(shown.instance)} again: ${quote(earlier?.value ?? '')}, then ${quote(shown.value)} (trace ${String(shown.traceIndex)})${others}`,
      replicas: ascending(repeated.map(({ replica }) => replica)),
      values: distinct([
        ...(earlier === undefined ? [] : [earlier.value]),
        ...repeated.map(({ value }) => value),
      ]),
      traceIndex: shown.traceIndex,
    },
  };
}
