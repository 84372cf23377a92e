import type { RandomStream } from '@dmct/core';

/** Who is connected to whom: the neighbours of each participant, ascending. */
export type PeerGraph = readonly (readonly number[])[];

/**
 * The network of connections, a model of the lab's own after Bitcoin's outbound ones: each node opens a number of
 * connections, `outbound`, to random others, used both ways; clients open as many to replicas, used one way (they send and
 * don't relay). Components that chance left apart are joined by one more connection. With at most outbound + 1 replicas everybody knows everybody.
 */
export function createPeerGraph(
  nodes: number,
  clients: number,
  outbound: number,
  stream: RandomStream,
): PeerGraph {
  const neighbours = Array.from({ length: nodes }, () => new Set<number>());
  const connect = (a: number, b: number): void => {
    neighbours[a]?.add(b);
    neighbours[b]?.add(a);
  };
  for (let node = 0; node < nodes; node++) {
    for (const draw of distinct(Math.min(outbound, nodes - 1), nodes - 1, stream)) {
      connect(node, draw < node ? draw : draw + 1);
    }
  }
  const main = reachableFrom(0, neighbours);
  for (let node = 0; node < nodes; node++) {
    if (main.has(node)) continue;
    connect(node, stream.integer(node));
    for (const joined of reachableFrom(node, neighbours)) main.add(joined);
  }
  const wallets = Array.from({ length: clients }, () => distinct(Math.min(outbound, nodes), nodes, stream));
  return [...neighbours.map((set) => [...set]), ...wallets].map((list) => list.sort((a, b) => a - b));
}

/** `count` distinct members of 0..bound-1, by redrawing repeats: cheap where count is much smaller than bound. */
function distinct(count: number, bound: number, stream: RandomStream): number[] {
  if (2 * count > bound) return stream.sample(count, bound);
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(stream.integer(bound));
  return [...drawn];
}

function reachableFrom(start: number, neighbours: readonly ReadonlySet<number>[]): Set<number> {
  const seen = new Set([start]);
  for (const node of seen) {
    for (const next of neighbours[node] ?? []) seen.add(next);
  }
  return seen;
}
