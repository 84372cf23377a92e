import { describe, expect, it } from 'vitest';
import { runPos } from '../lab.js';

/** Buterin et al. 2020, section 5.2 (plausible liveness) and its other side. */
describe('finality and stake that is offline', () => {
  const nine = { nodes: 9, params: { keysPerNode: 32, submitSlot: 3 } };

  it('goes on with exactly a third offline', () => {
    const { result } = runPos({ ...nine, offlineNodes: 3 });
    expect(result.faultyShare).toBeCloseTo(1 / 3, 12);
    expect(result.verdicts.termination).toBe('holds');
  });

  it('stalls with more than a third offline', () => {
    const { result, events } = runPos({ ...nine, offlineNodes: 4 });
    expect(events.filter(({ kind }) => kind === 'decide')).toEqual([]);
    expect(result.verdicts.agreement).toBe('holds');
    expect(result.verdicts.termination).not.toBe('holds');
    expect(result.assumptionsBroken).toContain('faulty-within-bound');
  });

  it('counts stake, not nodes: one node with two fifths of it stops finality alone', () => {
    const conditions = { shares: [2, 1, 1, 1] };
    const outcomes = Array.from(
      { length: 12 },
      (_, seed) => runPos({ seed, nodes: 4, offlineNodes: 1, params: nine.params, conditions }).result,
    );
    for (const { faultyShare, decisions } of outcomes) {
      expect(decisions.count).toBe(faultyShare > 1 / 3 ? 0 : 1);
    }
    expect(new Set(outcomes.map(({ faultyShare }) => faultyShare > 1 / 3)).size).toBe(2);
  });
});
