import { describe, expect, it } from 'vitest';
import { blockId, type Block } from '../../src/index.js';
import { createBlockMessage, createTransactionMessage } from '../../src/messages.js';
import { extend, LoneNode, payment } from '../support/node.js';

const feed = (node: LoneNode, blocks: readonly Block[], from = 1): void => {
  for (const block of blocks) node.receive(from, createBlockMessage(block, node.params.blockBytes));
};

describe('reorganisations', () => {
  it('a value is final with its sixth confirmation, its own block the first', () => {
    const node = new LoneNode();
    const chain = extend(node.genesis, 6, 1, [payment('attack')]);
    feed(node, chain.slice(0, 5));
    expect(node.outcomes).toEqual([]);
    feed(node, chain.slice(5));
    expect(node.outcomes).toEqual(['0=attack']);
  });

  it('a heavier chain takes the final value back and makes another one final', () => {
    const node = new LoneNode();
    feed(node, extend(node.genesis, 6, 1, [payment('attack')]));
    const other = extend(node.genesis, 8, 2, [payment('retreat')]);
    feed(node, other.slice(0, 6), 2);
    expect(node.outcomes).toEqual(['0=attack']);
    feed(node, other.slice(6), 2);
    expect(node.outcomes).toEqual(['0=attack', '-0', '0=retreat']);
    expect(node.miner.chain.tip.id).toBe(blockId(other[7]!));
  });

  it('a shallow one takes nothing back, and the lost transaction waits again', () => {
    const node = new LoneNode({ confirmations: 3 });
    feed(node, extend(node.genesis, 2, 1, [payment('attack')]));
    feed(node, extend(node.genesis, 3, 2), 2);
    expect(node.outcomes).toEqual([]);
    node.miner.onWork(0, node.out);
    expect(node.miner.chain.tip.block.transactions.map(({ value }) => value)).toEqual(['attack']);
  });

  it('the first transaction of an instance in the mempool or on the chain shuts the second out', () => {
    const node = new LoneNode();
    node.receive(1, createTransactionMessage(payment('attack')));
    node.receive(2, createTransactionMessage(payment('retreat')));
    node.miner.onWork(0, node.out);
    node.receive(2, createTransactionMessage(payment('retreat')));
    node.miner.onWork(0, node.out);
    const values = [1, 2].map((height) =>
      node.miner.chain.at(height)?.block.transactions.map((t) => t.value),
    );
    expect(values).toEqual([['attack'], []]);
  });

  it("another's branch with the other spend is lawful; the loser's transaction is not mined on top of it", () => {
    const node = new LoneNode();
    node.receive(1, createTransactionMessage(payment('attack')));
    feed(node, extend(node.genesis, 1, 1, [payment('retreat')]));
    node.miner.onWork(0, node.out);
    expect(node.miner.chain.tip.height).toBe(2);
    expect(node.miner.chain.tip.block.transactions).toEqual([]);
  });
});
