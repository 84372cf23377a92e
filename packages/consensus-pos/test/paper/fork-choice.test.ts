import { describe, expect, it } from 'vitest';
import { headOf, type ForkChoiceRules, type VoteTree } from '../../src/index.js';

/** A tree from lines `block: parent, stake`; the first line is the root. */
function tree(blocks: Readonly<Record<string, readonly [parent: string | null, stake: number]>>): VoteTree {
  const roots = Object.keys(blocks);
  return {
    roots,
    parents: roots.map((root) => roots.indexOf(blocks[root]?.[0] ?? '')),
    directStake: roots.map((root) => blocks[root]?.[1] ?? 0),
  };
}

function headName(votes: VoteTree, rules: Partial<ForkChoiceRules> = {}): string | undefined {
  return votes.roots[headOf(votes, { justified: 0, boost: null, isViableLeaf: () => true, ...rules })];
}

describe('LMD-GHOST (Buterin et al. 2020, section 4.2, figure 3; Sompolinsky and Zohar 2015)', () => {
  it('follows the heavier subtree, not the longer chain', () => {
    const votes = tree({
      genesis: [null, 0],
      long1: ['genesis', 1],
      long2: ['long1', 1],
      long3: ['long2', 1],
      long4: ['long3', 1],
      bush: ['genesis', 1],
      twigA: ['bush', 3],
      twigB: ['bush', 2],
    });
    expect(headName(votes)).toBe('twigA');
  });

  it('decides fork by fork: the heaviest leaf may lose', () => {
    const votes = tree({
      genesis: [null, 0],
      left: ['genesis', 0],
      heaviest: ['left', 4],
      right: ['genesis', 0],
      one: ['right', 3],
      two: ['right', 2],
    });
    expect(headName(votes)).toBe('one');
  });

  it('counts votes for a block towards all its ancestors', () => {
    const votes = tree({ genesis: [null, 9], a: ['genesis', 2], b: ['genesis', 0], b2: ['b', 3] });
    expect(headName(votes)).toBe('b2');
  });

  it('breaks ties by the greater root', () => {
    expect(headName(tree({ genesis: [null, 0], a: ['genesis', 5], b: ['genesis', 5] }))).toBe('b');
    expect(headName(tree({ genesis: [null, 0], b: ['genesis', 5], a: ['genesis', 5] }))).toBe('b');
  });

  it('starts at the justified block, whatever weighs more beside it', () => {
    const votes = tree({ genesis: [null, 0], a: ['genesis', 1], b: ['genesis', 9], a2: ['a', 0] });
    expect(headName(votes, { justified: 1 })).toBe('a2');
  });

  it('steps only towards leaves that agree with what is justified', () => {
    const votes = tree({ genesis: [null, 0], a: ['genesis', 1], b: ['genesis', 9], b2: ['b', 9] });
    expect(headName(votes, { isViableLeaf: (block) => votes.roots[block] === 'a' })).toBe('a');
    expect(headName(votes, { isViableLeaf: () => false })).toBe('genesis');
  });

  it('lets a timely proposal win against votes up to its boost', () => {
    const votes = tree({ genesis: [null, 0], withheld: ['genesis', 7], timely: ['genesis', 0] });
    expect(headName(votes)).toBe('withheld');
    expect(headName(votes, { boost: { block: 2, stake: 8 } })).toBe('timely');
    expect(headName(votes, { boost: { block: 2, stake: 6 } })).toBe('withheld');
  });
});
