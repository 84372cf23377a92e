import type { History, RecordedDecision } from './history.js';

/** The decides of honest replicas, sorted into those that count and those that repeat one. */
export interface SortedDecisions {
  /** A replica's first decide on an instance, or its first after it took one back. */
  readonly first: readonly RecordedDecision[];
  /** Further decides of a replica on an instance it had decided and not taken back. */
  readonly repeated: readonly RecordedDecision[];
}

/** Walks decides and retractions in the order of the trace. */
export function sortDecisions(history: History): SortedDecisions {
  const honest = new Set(history.honest);
  const standing = new Set<string>();
  const first: RecordedDecision[] = [];
  const repeated: RecordedDecision[] = [];
  const retractions = history.retractions;
  let next = 0;
  for (const decision of history.decisions) {
    for (; next < retractions.length; next++) {
      const retraction = retractions[next] as (typeof retractions)[number];
      if (retraction.traceIndex > decision.traceIndex) break;
      standing.delete(keyOf(retraction));
    }
    if (!honest.has(decision.replica)) continue;
    if (standing.has(keyOf(decision))) {
      repeated.push(decision);
    } else {
      standing.add(keyOf(decision));
      first.push(decision);
    }
  }
  return { first, repeated };
}

/** The last counted decide of a replica on an instance before a point in the trace. */
export function latestBefore(
  { first }: SortedDecisions,
  event: { readonly replica: number; readonly instance: number; readonly traceIndex: number },
): RecordedDecision | undefined {
  return first
    .filter(
      ({ replica, instance, traceIndex }) =>
        replica === event.replica && instance === event.instance && traceIndex < event.traceIndex,
    )
    .at(-1);
}

function keyOf({ replica, instance }: { readonly replica: number; readonly instance: number }): string {
  return `${String(replica)}/${String(instance)}`;
}
