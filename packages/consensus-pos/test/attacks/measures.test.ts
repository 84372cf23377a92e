import { describe, expect, it } from 'vitest';
import { posAttacks } from '../../src/attacks/index.js';
import { watchPos, type WatchedRun } from '../watch.js';

const KEYS = 16;
const VALIDATORS = 10 * KEYS;

/** What the attack counted, and what an honest node's own snapshot says of the same. */
function measured(run: WatchedRun) {
  const { result, witnesses, isCorrupt } = watchPos({
    seed: 2,
    ...run,
    params: { keysPerNode: KEYS, ...run.params },
  });
  const [witness] = witnesses;
  if (witness === undefined) throw new Error('nobody is honest');
  const orphans = witness.orphans.filter(
    ({ slot, proposer }) => slot <= witness.head.slot && !isCorrupt(proposer),
  );
  return { measures: result.attackMeasures ?? {}, witness, orphans };
}

describe('what attacks on proof of stake count', () => {
  it.each([
    'double-vote',
    'surround-vote',
    'nothing-at-stake',
    'ex-ante-reorg',
    'sandwich-reorg',
    'balancing',
  ])('%s: as an honest node has it', (attack) => {
    const { measures, orphans, witness } = measured({ attack });
    expect(measures['honestBlocksReplaced']).toBe(orphans.length);
    expect(measures['shareOfStakeInEvidence']).toBeCloseTo(witness.slashable.length / VALIDATORS, 12);
    expect(measures['shareOfStakeSlashed']).toBeCloseTo(witness.slashed.length / VALIDATORS, 12);
    expect(measures['stakeLostEth']).toBeCloseTo(witness.lostGwei / 1e9, 9);
  });

  it('a reorganisation is as deep as the slots withheld', () => {
    const params = { proposerBoostPercent: 0 };
    const one = measured({ attack: 'ex-ante-reorg', params }).measures;
    expect(one['reorganisations']).toBeGreaterThan(0);
    expect(one['deepestReorganisationBlocks']).toBe(1);
    const calm = measured({ attack: 'double-vote' }).measures;
    expect(calm['deepestReorganisationBlocks']).toBeLessThanOrEqual(1);
  });

  it('epochs without finality: none while it goes on, many where it stalls', () => {
    expect(measured({ attack: 'withholding-proposer' }).measures['epochsWithoutFinality']).toBe(0);
    const stalled = measured({ attack: 'balancing', params: { proposerBoostPercent: 0, keysPerNode: 64 } });
    expect(stalled.measures['epochsWithoutFinality']).toBeGreaterThan(5);
  });

  // A long range needs nobody who is corrupted now: it takes keys of the past, a share of them.
  const takeTraitors = posAttacks.filter(({ name }) => name !== 'long-range');
  it.each(takeTraitors.map(({ name }) => name))('%s with nobody corrupted: nothing to count', (attack) => {
    const { result } = watchPos({ attack, traitors: 0 });
    expect(result).not.toHaveProperty('attackMeasures');
  });
});
