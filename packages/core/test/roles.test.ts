import { describe, expect, it } from 'vitest';
import { clientsOf, sourceOf } from '../src/index.js';

const clients = (): number => 2;

describe('clients and source by workload', () => {
  it('are the same where a strategy says nothing of a log', () => {
    const strategy = { clients, source: { client: true } };
    for (const workload of ['orders', 'log'] as const) {
      expect(clientsOf(strategy, {}, workload)).toBe(2);
      expect(sourceOf(strategy, workload)).toEqual({ client: true });
    }
  });

  it('of a log are its own where it has them, and none where it says so', () => {
    const generals = { log: { clients, source: { client: true } } };
    expect([clientsOf(generals, {}, 'orders'), clientsOf(generals, {}, 'log')]).toEqual([0, 2]);
    expect([sourceOf(generals, 'orders'), sourceOf(generals, 'log')]).toEqual([undefined, { client: true }]);
    expect(clientsOf({ clients, log: {} }, {}, 'log')).toBe(0);
  });
});
