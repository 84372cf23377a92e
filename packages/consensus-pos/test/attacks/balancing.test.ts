import { describe, expect, it } from 'vitest';
import { watchPos, type Watched, type WatchedRun } from '../watch.js';

const SEEDS = [1, 2, 3, 4];
const runs = (given: Partial<WatchedRun>): readonly Watched[] =>
  SEEDS.map((seed) => watchPos({ attack: 'balancing', ...given, seed }));
const decided = (given: Partial<WatchedRun>): number =>
  runs(given).filter(({ result }) => result.verdicts.termination === 'holds').length;

describe('balancing over the network (Neu, Tas and Tse 2021, 2022)', () => {
  const noBoost = { proposerBoostPercent: 0 };

  it('holds finality up for good without proposer boost, three nodes of ten being corrupted', () => {
    for (const { result, witnesses } of runs({ params: noBoost })) {
      expect(result.verdicts.termination).toBe('unknown');
      expect(result.verdicts.agreement).toBe('holds');
      // Two chains of about the same length.
      for (const { orphans, blocks } of witnesses) expect(orphans.length).toBeGreaterThan(blocks / 3);
    }
  });

  it('costs next to nothing: the first proposer alone has offended', () => {
    const [watched] = runs({ params: noBoost });
    for (const { slashable } of watched?.witnesses ?? []) {
      expect(slashable).toEqual([{ validator: expect.any(Number) as number, offence: 'double-proposal' }]);
    }
  });

  it('fails with proposer boost', () => {
    expect(decided({})).toBe(SEEDS.length);
  });

  it('fails with one node of ten, which has too few votes', () => {
    expect(decided({ traitors: 1, params: noBoost })).toBe(SEEDS.length);
  });

  it('with votes cast on both sides works in spite of boost, until equivocators are discounted', () => {
    const both = { attackParams: { equivocate: true } };
    const trusting = decided({ ...both, params: { discountEquivocations: false, slashing: false } });
    expect(trusting).toBeLessThan(SEEDS.length);
    expect(decided(both)).toBeGreaterThan(trusting);
  });
});
