import { createStream, sourceOf } from '@dmct/core';
import type { PreparedScenario } from './prepare.js';

/** Who is corrupted in a run. */
export interface Corruption {
  /** Corrupted participants, ascending; clients have ids from `nodes` on. */
  readonly faulty: readonly number[];
  /** Honest replicas, ascending. */
  readonly honest: readonly number[];
  /** Honest replicas that don't go down for good: those that a decision is awaited of. Ascending. */
  readonly awaited: readonly number[];
  /** Share of the resource that the corrupted replicas hold. */
  readonly share: number;
  isFaulty(id: number): boolean;
}

/**
 * Ids of all replicas in the order in which a seed corrupts them: its first f are the traitors of every run of that seed
 * and size, whatever the strategy, unless the attack has a rule of its own or owns the source.
 */
export function corruptionOrder(seed: number, nodes: number): readonly number[] {
  const all = Array.from({ length: nodes }, (_, id) => id);
  return createStream(seed, 'traitors').shuffle(all);
}

/**
 * Draws the corrupted replicas by seed from all N: the same ones whatever the strategy. An attack that owns the source
 * of the order puts the commander (or first primary) among them, in the place of the first one drawn, and corrupts
 * the clients.
 */
export function drawCorruption(
  prepared: PreparedScenario,
  clients: number,
  shares: readonly number[],
  pathLengthMetres: (a: number, b: number) => number,
): Corruption {
  const { attack, attackParams, conditions, nodes, seed, strategy, traitors, workload } = prepared;
  const rule = attack.corruption?.(attackParams) ?? 'traitors';
  const all = Array.from({ length: nodes }, (_, id) => id);
  const order =
    rule === 'nearest' ? byReceivedPower(all, pathLengthMetres) : [...corruptionOrder(seed, nodes)];
  const ownsSource = attack.powers.includes('own-source');
  const source = sourceOf(strategy, workload);
  if (ownsSource && source?.replica !== undefined) {
    // The source moves to the front; the others keep their order.
    order.splice(order.indexOf(source.replica), 1);
    order.unshift(source.replica);
  }
  const corrupted = new Set<number>();
  if (rule === 'traitors' || rule === 'nearest') {
    for (const id of order.slice(0, traitors)) corrupted.add(id);
  } else if (rule !== 'none') {
    let reached = 0;
    for (const id of order) {
      if (reached >= rule.share - 1e-12) break;
      corrupted.add(id);
      reached += shares[id] ?? 0;
    }
  }
  let share = 0;
  for (const id of corrupted) share += shares[id] ?? 0;
  if (ownsSource && corrupted.size > 0 && source?.client === true) {
    for (let client = nodes; client < nodes + clients; client++) corrupted.add(client);
  }
  const lost = new Set(
    conditions.crashes.filter((crash) => crash.untilSeconds === undefined).map(({ replica }) => replica),
  );
  const honest = all.filter((id) => !corrupted.has(id));
  return {
    faulty: [...corrupted].sort((a, b) => a - b),
    honest,
    awaited: honest.filter((id) => !lost.has(id)),
    share,
    isFaulty: (id) => corrupted.has(id),
  };
}

/** Those first whose waves arrive strongest at all others together; paths below a metre count as one. */
function byReceivedPower(
  ids: readonly number[],
  pathLengthMetres: (a: number, b: number) => number,
): number[] {
  const power = ids.map((id) =>
    ids.reduce((sum, other) => {
      const metres = other === id ? Infinity : Math.max(1, pathLengthMetres(id, other));
      return sum + 1 / (metres * metres);
    }, 0),
  );
  return [...ids].sort((a, b) => (power[b] as number) - (power[a] as number) || a - b);
}
