import { createStream } from '@dmct/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPeerGraph } from '../../src/index.js';

describe('the graph of connections', () => {
  it('joins everybody, both ways, with nobody connected to itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(),
        (n, peers, seed) => {
          const graph = createPeerGraph(n, 1, peers, createStream(seed, 'peers'));
          expect(graph.length).toBe(n + 1);
          const reached = new Set([0]);
          for (const node of reached) for (const next of graph[node] ?? []) reached.add(next);
          expect(reached.size).toBe(n);
          for (let node = 0; node < n; node++) {
            expect(graph[node]).not.toContain(node);
            expect(graph[node]?.length).toBeGreaterThanOrEqual(Math.min(peers, n - 1));
            for (const next of graph[node] ?? []) expect(graph[next]).toContain(node);
          }
          expect(graph[n]?.length).toBe(Math.min(peers, n));
          if (n <= peers + 1) expect(graph[0]?.length).toBe(n - 1);
        },
      ),
    );
  });
});
