import type { Value } from '@dmct/core';
import type { Stage } from './stage.js';

/** Seconds from a value's submission to each honest replica's first decide of an instance, and to the clients'. */
export function finalityTimes({ corruption, log, prepared }: Stage): {
  replicas: number[];
  clients: number[];
  lastAt: number;
} {
  const firstSubmission = log.submissions[0]?.at ?? 0;
  const submittedAt = new Map<Value, number>();
  for (const { at, value } of log.submissions) if (!submittedAt.has(value)) submittedAt.set(value, at);
  const seen = new Set<string>();
  const replicas: number[] = [];
  const clients: number[] = [];
  let lastAt = 0;
  for (const { at, instance, replica, value } of log.decisions) {
    const key = `${String(replica)} ${String(instance)}`;
    if (corruption.isFaulty(replica) || seen.has(key)) continue;
    seen.add(key);
    const seconds = (at - (submittedAt.get(value) ?? firstSubmission)) / 1e9;
    if (replica < prepared.nodes) {
      replicas.push(seconds);
      lastAt = Math.max(lastAt, at);
    } else clients.push(seconds);
  }
  return { replicas, clients, lastAt };
}

/** Instances that every awaited replica decided, whatever each decided; and how many decisions are missing. */
export function countDecisions({ corruption, log, orders }: Stage): { byAll: number; missing: number } {
  const awaited = new Set(corruption.awaited);
  const deciders = new Map<number, Set<number>>();
  for (const { instance, replica } of log.decisions) {
    if (!awaited.has(replica)) continue;
    const set = deciders.get(instance) ?? new Set();
    set.add(replica);
    deciders.set(instance, set);
  }
  let byAll = 0;
  let made = 0;
  for (const set of deciders.values()) {
    if (set.size === awaited.size) byAll++;
    made += set.size;
  }
  return { byAll, missing: Math.max(0, awaited.size * orders.workload.requests - made) };
}
