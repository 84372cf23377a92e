import { describe, expect, it } from 'vitest';
import { watchPos, type Watched } from '../watch.js';

/** Short epochs and short delays, so that old keys are free after some eight epochs instead of hundreds. */
const SHORT = {
  keysPerNode: 8,
  slotsPerEpoch: 8,
  submitSlot: 1,
  minPerEpochChurnLimit: 100,
  minValidatorWithdrawabilityDelay: 2,
};
const SEEDS = [1, 2, 3];

/** Two thirds of the stake leave in the first epochs; one of the others is away until they have their stake. */
function runs(
  params: Readonly<Record<string, unknown>>,
  attackParams: Readonly<Record<string, unknown>> = {},
): readonly Watched[] {
  return SEEDS.map((seed) =>
    watchPos({
      attack: 'long-range',
      seed,
      nodes: 13,
      traitors: 0,
      params: { ...SHORT, ...params },
      attackParams,
    }),
  );
}

const ALONE = { weakSubjectivityCheckpoint: false };

describe('long-range attack over the network (Buterin 2014; row B6 in the fork choice)', () => {
  it('fools a node that was away and asks nobody: another order is final for it', () => {
    for (const { result } of runs(ALONE)) {
      expect(result.verdicts.agreement).toBe('violated');
      const [{ replicas = [] } = {}] = result.violations;
      expect(replicas.length).toBeGreaterThan(1);
      expect(result.attackMeasures?.['epochsAway']).toBeGreaterThan(SHORT.minValidatorWithdrawabilityDelay);
      expect(result.attackMeasures?.['forgedBlocks']).toBeGreaterThan(20);
      expect(result.assumptionsBroken).toContain('honest-two-thirds-stake');
    }
  });

  it('fails against a checkpoint from outside the protocol: the node follows the others, and decides what they did', () => {
    for (const { result, witnesses } of runs({ weakSubjectivityCheckpoint: true })) {
      expect(result.verdicts.agreement).toBe('holds');
      expect(result.verdicts.termination).toBe('holds');
      const finalized = witnesses.map(({ finalized: { epoch } }) => epoch);
      expect(Math.max(...finalized) - Math.min(...finalized)).toBeLessThanOrEqual(1);
    }
  });

  it('works in spite of it where the period is taken for longer than stake is bonded (negative control)', () => {
    for (const { result } of runs({ weakSubjectivityPeriodEpochs: 1000 })) {
      expect(result.verdicts.agreement).toBe('violated');
    }
  });

  it('needs the keys of two thirds: with half of them no other history becomes final', () => {
    for (const { result } of runs(ALONE, { share: 0.5 })) expect(result.verdicts.agreement).toBe('holds');
  });

  it('is on time by itself, and early where it is told to', () => {
    const [{ result }] = runs(ALONE, { returnEpoch: 4 }) as [Watched];
    expect(result.attackMeasures?.['epochsAway']).toBe(4);
  });
});

describe('voluntary exits', () => {
  it('are of those who ask, through the queue, and finality goes on among the others', () => {
    for (const { isCorrupt, result, witnesses } of runs({})) {
      const leavers = witnesses.map(({ leaving }) => leaving);
      const corrupt = Array.from({ length: 13 * SHORT.keysPerNode }, (_, validator) => validator).filter(
        isCorrupt,
      );
      expect(new Set(leavers)).toEqual(new Set([corrupt.length]));
      expect(witnesses.every(({ finalized }) => finalized.epoch > 2)).toBe(true);
      expect(result.verdicts.termination).toBe('holds');
    }
  });
});
