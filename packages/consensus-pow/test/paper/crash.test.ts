import { describe, expect, it } from 'vitest';
import { runPow } from '../support/run.js';

describe('Nakamoto 2008, abstract: "nodes can leave and rejoin the network at will"', () => {
  it('"accepting the longest proof-of-work chain as proof of what happened while they were gone"', () => {
    const { result, miners } = runPow({
      nodes: 6,
      params: { watchIntervals: 20 },
      conditions: { crashes: [{ replica: 2, atSeconds: 10, untilSeconds: 9000 }] },
    });
    expect(result.verdicts.termination).toBe('holds');
    expect(result.verdicts.agreement).toBe('holds');
    expect(new Set(miners.map(({ chain }) => chain.at(10)?.id)).size).toBe(1);
    expect(result.messages.byKind['getdata']).toBeGreaterThan(5);
  });
});
