import { describe, expect, it } from 'vitest';
import { runPos } from '../lab.js';

/** Nine nodes, four of them offline: more than a third, so that only the leak can bring finality back. */
const stalled = { nodes: 9, offlineNodes: 4, seed: 3, horizonSeconds: 30 * 8 * 12 } as const;
const params = { keysPerNode: 8, slotsPerEpoch: 8, submitSlot: 3 };

describe('the inactivity leak within a run (specifications, Altair)', () => {
  it('brings finality back, the sooner the smaller its quotient', () => {
    const times = [2 ** 9, 2 ** 7, 2 ** 4].map((inactivityPenaltyQuotient) => {
      const { result } = runPos({ ...stalled, params: { ...params, inactivityPenaltyQuotient } });
      return result.verdicts.termination === 'holds' ? (result.finalitySeconds?.mean ?? NaN) : Infinity;
    });
    expect(times[2]).toBeLessThan(Infinity);
    expect([...times].sort((a, b) => b - a)).toEqual(times);
    expect(new Set(times).size).toBe(3);
  });

  it('does nothing when it is off, or as slow as Ethereum’s', () => {
    for (const given of [{ leak: false, inactivityPenaltyQuotient: 2 ** 7 }, {}]) {
      const { events } = runPos({ ...stalled, params: { ...params, ...given } });
      expect(events.filter(({ kind }) => kind === 'decide')).toEqual([]);
    }
  });

  it('starts no sooner than the parameter says', () => {
    const quick = { ...params, inactivityPenaltyQuotient: 2 ** 7 };
    const late = runPos({ ...stalled, params: { ...quick, minEpochsToInactivityPenalty: 8 } });
    const soon = runPos({ ...stalled, params: { ...quick, minEpochsToInactivityPenalty: 0 } });
    const seconds = [soon, late].map(({ result }) => result.finalitySeconds?.mean ?? Infinity);
    expect(seconds[0]).toBeLessThan(seconds[1] ?? NaN);
  });
});
