import type { Value } from '@dmct/core';
import type { GeneralsParams } from './params.js';

/** The general who commands; all others are lieutenants. */
export const COMMANDER = 0;

/** The m of OM(m) or SM(m), the f of Dolev and Strong: as set, else the largest that oral messages stand at this size (Theorem 1). */
export function recursionDepth(nodes: number, params: GeneralsParams): number {
  return params.m ?? Math.floor((nodes - 1) / 3);
}

/**
 * How many traitors the algorithm stands among n generals.
 * OM(m): at most m, and n > 2f + m (Lemma 1, which also carries the induction of Theorem 1); with n = 3m + 1
 * that is m itself. SM(m): at most m (Theorem 2), vacuous unless two generals stay loyal. Dolev and Strong: the same, any
 * f < n - 1 in f + 1 rounds.
 */
export function maxFaulty(nodes: number, params: GeneralsParams): number {
  const m = recursionDepth(nodes, params);
  const bound = params.algorithm === 'om' ? Math.floor((nodes - m - 1) / 2) : nodes - 2;
  return Math.max(0, Math.min(m, bound));
}

/** Messages of OM(m) among n generals: every call sends its own n - 1 and is followed by n - 1 calls of OM(m-1). */
export function oralMessages(nodes: number, m: number): number {
  if (nodes <= 1) return 0;
  return nodes - 1 + (m === 0 ? 0 : (nodes - 1) * oralMessages(nodes - 1, m - 1));
}

/** Messages of SM(m) for one order, its commander loyal: n - 1, and each lieutenant relays to the others once. */
export function signedMessages(nodes: number, m: number): number {
  return m === 0 ? nodes - 1 : (nodes - 1) * (nodes - 1);
}

/**
 * Messages of the broadcast of Dolev and Strong for one order, its sender loyal: n - 1, and each receiver passes it on
 * once to all others, whether or not they signed it.
 */
export function broadcastMessages(nodes: number, m: number): number {
  return m === 0 ? nodes - 1 : nodes * (nodes - 1);
}

/** The value that more than half of the votes name, else the default (section 3: the function `majority`). */
export function majority(votes: readonly Value[], defaultOrder: Value): Value {
  // Boyer and Moore's candidate: if any value has more than half, it is this one.
  let candidate = defaultOrder;
  let lead = 0;
  for (const vote of votes) {
    if (lead === 0) candidate = vote;
    lead += vote === candidate ? 1 : -1;
  }
  let count = 0;
  for (const vote of votes) if (vote === candidate) count++;
  return 2 * count > votes.length ? candidate : defaultOrder;
}

/** The order taken from the set of properly signed orders (section 4: the function `choice`). */
export function choice(orders: ReadonlySet<Value>, defaultOrder: Value): Value {
  const [only] = orders;
  return orders.size === 1 && only !== undefined ? only : defaultOrder;
}
