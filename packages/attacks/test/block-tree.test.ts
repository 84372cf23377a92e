import { describe, expect, it } from 'vitest';
import { BlockTree } from '../src/fork/block-tree.js';

const block = (id: string, parent: string, height: number, values: readonly string[] = [], weight = 1) => ({
  id,
  parent,
  height,
  weight,
  values,
});

describe('an adversary’s tree of blocks', () => {
  it('finds the heaviest chain, not the longest', () => {
    const tree = new BlockTree();
    for (const one of [block('a1', 'g', 1), block('a2', 'a1', 2), block('b1', 'g', 1, [], 5)]) tree.add(one);
    expect(tree.tip?.id).toBe('b1');
    expect(tree.weight).toBe(5);
  });
  it('weighs the same whatever the order of arrival', () => {
    const chain = [block('1', 'g', 4), block('2', '1', 7), block('3', '2', 9), block('x', '1', 8)];
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
    ]) {
      const tree = new BlockTree();
      for (const at of order) tree.add(chain[at] as (typeof chain)[number]);
      expect([tree.tip?.id, tree.weight]).toEqual(['3', 3]);
    }
  });
  it('counts confirmations with the containing block as the first', () => {
    const tree = new BlockTree();
    tree.add(block('1', 'g', 1, ['pay']));
    expect(tree.depthOf('pay')).toBe(1);
    tree.add(block('2', '1', 2));
    tree.add(block('3', '2', 3));
    expect(tree.depthOf('pay')).toBe(3);
    expect(tree.depthOf('steal')).toBe(0);
  });
});
