import type { ReplicaContext } from '@dmct/core';
import type { PowParams } from './params.js';
import { createPeerGraph, type PeerGraph } from './peer-graph.js';

const LABEL = 'pow-peers';

/** The last graph drawn, and what it follows from. */
let last: { readonly key: string; readonly graph: PeerGraph } | null = null;

/**
 * This participant's neighbours. All participants of a run draw the same graph from public randomness; it is kept
 * from one to the next, found again by a fingerprint of the stream. The graph follows from the key alone, so that
 * keeping it changes nothing but the time.
 */
export function peersOf(context: ReplicaContext<PowParams>): readonly number[] {
  const { nodes, clients, params, id } = context;
  const fingerprint = context.publicStream(LABEL);
  const words = [fingerprint.uint32(), fingerprint.uint32(), fingerprint.uint32(), fingerprint.uint32()];
  const key = [nodes, clients, params.peers, ...words].join(' ');
  if (last?.key !== key) {
    last = { key, graph: createPeerGraph(nodes, clients, params.peers, context.publicStream(LABEL)) };
  }
  return last.graph[id] ?? [];
}
