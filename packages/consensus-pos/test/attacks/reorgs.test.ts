import { describe, expect, it } from 'vitest';
import { watchPos, type WatchedRun } from '../watch.js';

const SEEDS = [1, 2, 3];

/** Honest blocks that the chain left out, seen by one honest node, over some runs. */
function honestOrphans(run: WatchedRun): number {
  return SEEDS.reduce((sum, seed) => {
    const { isCorrupt, witnesses } = watchPos({ ...run, seed });
    return sum + (witnesses[0]?.orphans.filter(({ proposer }) => !isCorrupt(proposer)).length ?? 0);
  }, 0);
}

/** Corrupted blocks that the chain left out. */
function corruptOrphans(run: WatchedRun): number {
  return SEEDS.reduce((sum, seed) => {
    const { isCorrupt, witnesses } = watchPos({ ...run, seed });
    return sum + (witnesses[0]?.orphans.filter(({ proposer }) => isCorrupt(proposer)).length ?? 0);
  }, 0);
}

describe('ex-ante reorganisation over the network (Schwarz-Schilling et al. 2022)', () => {
  const attack = 'ex-ante-reorg';
  it('replaces honest blocks cheaply without boost, and seldom with one', () => {
    const cheap = honestOrphans({ attack, params: { proposerBoostPercent: 0 } });
    const boosted = honestOrphans({ attack, params: { proposerBoostPercent: 40 } });
    expect(cheap).toBeGreaterThan(25);
    expect(boosted).toBeLessThan(cheap / 2);
  });

  it('a tenth fails against the boost with one slot: its own blocks are lost', () => {
    const tenth = { attack, traitors: 1 };
    expect(honestOrphans({ ...tenth, params: { proposerBoostPercent: 0 } })).toBeGreaterThan(5);
    expect(honestOrphans(tenth)).toBe(0);
    expect(corruptOrphans(tenth)).toBeGreaterThan(5);
  });

  it('needs two slots in a row where one is too few', () => {
    const two = { attack, attackParams: { slots: 2 } };
    expect(honestOrphans(two)).toBeGreaterThan(3);
    expect(honestOrphans({ ...two, params: { proposerBoostPercent: 100 } })).toBe(0);
  });
});

describe('sandwich reorganisation over the network', () => {
  const attack = 'sandwich-reorg';
  it('works where boost and corrupted votes outweigh the honest: a larger boost helps it', () => {
    const fifth = { attack, traitors: 2 };
    const small = honestOrphans({ ...fifth, params: { proposerBoostPercent: 20 } });
    const large = honestOrphans({ ...fifth, params: { proposerBoostPercent: 90 } });
    expect(large).toBeGreaterThan(small);
  });
});

describe('withholding proposer', () => {
  const attack = 'withholding-proposer';
  it('keeps its late blocks in the chain, unless honest proposers build past them', () => {
    const orphans = corruptOrphans({ attack });
    expect(orphans).toBe(0);
    expect(corruptOrphans({ attack, params: { lateHeadReorg: true } })).toBeGreaterThan(30);
  });

  it('loses no honest block, and finality keeps its time', () => {
    expect(honestOrphans({ attack, params: { lateHeadReorg: true } })).toBe(0);
    const { result } = watchPos({ attack });
    expect(result.verdicts.termination).toBe('holds');
  });
});
