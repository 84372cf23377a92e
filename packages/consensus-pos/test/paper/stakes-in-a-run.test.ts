import { describe, expect, it } from 'vitest';
import { offline, runPos } from '../lab.js';
import { watchPos } from '../watch.js';

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

describe('ejection within a run (specifications, process_registry_updates)', () => {
  const watch = (given: Readonly<Record<string, unknown>>) =>
    watchPos({
      attack: 'offline',
      attacks: [offline],
      nodes: 9,
      traitors: 4,
      seed: 3,
      horizonSeconds: 60 * 8 * 12,
      // An order of a late epoch keeps the run going.
      params: { ...params, submitEpoch: 40, inactivityPenaltyQuotient: 2 ** 6, ...given },
    });

  it('who has leaked down to 16 ETH has to leave: all that are offline, nobody else, and finality goes on without them', () => {
    const { result, witnesses } = watch({});
    expect(result.verdicts.termination).toBe('holds');
    for (const { finalized, leaving, slashed } of witnesses) {
      expect(leaving).toBe(4 * params.keysPerNode);
      expect(slashed).toEqual([]);
      expect(finalized.epoch).toBeGreaterThan(30);
    }
  });

  it('at another balance sooner, and never where it is off (negative control)', () => {
    for (const { leaving } of watch({ ejectionBalanceEth: 0 }).witnesses) expect(leaving).toBe(0);
    const early = watch({ ejectionBalanceEth: 31, inactivityPenaltyQuotient: 2 ** 16 });
    const late = watch({ ejectionBalanceEth: 16, inactivityPenaltyQuotient: 2 ** 16 });
    expect(early.witnesses[0]?.leaving).toBe(4 * params.keysPerNode);
    expect(late.witnesses[0]?.leaving).toBe(0);
  });
});
