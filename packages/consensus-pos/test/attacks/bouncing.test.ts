import { describe, expect, it } from 'vitest';
import { watchPos, type Watched, type WatchedRun } from '../watch.js';

const SEEDS = [1, 2, 3];
const runs = (given: Partial<WatchedRun> = {}): readonly Watched[] =>
  SEEDS.map((seed) =>
    watchPos({ attack: 'bouncing', ...given, seed, params: { keysPerNode: 32, ...given.params } }),
  );

/** R. Nakamura 2019; the same in the fork choice alone: test/paper/bouncing.test.ts. */
describe('bouncing over the network', () => {
  it('keeps finality away for as long as one looks, where younger justified checkpoints are taken over at any time', () => {
    for (const { result, witnesses } of runs()) {
      expect(result.verdicts.termination).toBe('unknown');
      expect(result.verdicts.agreement).toBe('holds');
      // Ten epochs: one of asynchrony, and in each of the others the honest change sides.
      expect(result.attackMeasures?.['bounces']).toBeGreaterThanOrEqual(8);
      expect(result.attackMeasures?.['epochsWithoutFinality']).toBeGreaterThanOrEqual(8);
      for (const { finalized } of witnesses) expect(finalized.epoch).toBeLessThan(0);
    }
  });

  it('costs nothing: nobody has offended', () => {
    for (const { result, witnesses } of runs()) {
      expect(witnesses.flatMap(({ slashable }) => slashable)).toEqual([]);
      expect(result.attackMeasures?.['shareOfStakeInEvidence']).toBe(0);
    }
  });

  it('fails with the safe slots of 2019 to 2023: late conflicting checkpoints wait for the next epoch', () => {
    for (const { result } of runs({ params: { safeSlotsToUpdateJustified: 8 } })) {
      expect(result.verdicts.termination).toBe('holds');
      // The first one doesn't conflict with what the honest hold; the second one would.
      expect(result.attackMeasures?.['bounces']).toBeLessThanOrEqual(1);
    }
  });

  it('needs nothing but one epoch of asynchrony: before the stabilisation time no assumption is broken', () => {
    const [{ result }] = runs({ conditions: { gstSeconds: 3 * 32 * 12 } }) as [Watched];
    expect(result.assumptionsBroken).toEqual([]);
    expect(result.verdicts.termination).toBe('unknown');
  });

  it('fails with one node of ten, whose votes and turns are too few to go on', () => {
    const [{ result }] = runs({ traitors: 1 }) as [Watched];
    expect(result.verdicts.termination).toBe('holds');
  });
});
