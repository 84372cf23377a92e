import { findSurface } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { blockId, isSolved, pow, workOf } from '../../src/index.js';
import {
  createBlockMessage,
  createInventoryMessage,
  createTransactionMessage,
  INV,
} from '../../src/messages.js';
import { CLIENT, cryptoOf, extend, LoneNode, payment } from '../support/node.js';

const values = findSurface(pow.surfaces, 'values');
const chain = findSurface(pow.surfaces, 'chain');
const truth = createTransactionMessage(payment('attack'));
const announcement = createInventoryMessage(INV, 'block', 'a'.repeat(64));

describe('the values surface', () => {
  it("restates a transaction with the client's key: a double spend that nodes can't tell from a payment", () => {
    const lie = values?.withValue(truth, 'retreat', cryptoOf(CLIENT));
    const node = new LoneNode();
    node.receive(1, lie!);
    node.miner.onWork(0, node.out);
    expect(values?.valueOf(lie!)).toBe('retreat');
    expect(node.miner.chain.tip.block.transactions.map(({ value }) => value)).toEqual(['retreat']);
  });

  it("a replica can't: it signs for itself, and nodes take clients' signatures only", () => {
    const node = new LoneNode();
    node.receive(1, values!.withValue(truth, 'retreat', cryptoOf(1))!);
    node.miner.onWork(0, node.out);
    expect(node.miner.chain.tip.block.transactions).toEqual([]);
  });

  it('nobody restates a block: its header commits to its body', () => {
    const node = new LoneNode();
    const [block] = extend(node.genesis, 1, 1, [payment('attack')]);
    const mined = createBlockMessage(block!, 500);
    const lie = values!.withValue(mined, 'retreat', cryptoOf(CLIENT))!;
    expect(values?.valueOf(lie)).toBe('retreat');
    expect(lie.bytes).toBe(mined.bytes);
    node.receive(1, lie);
    expect(node.miner.chain.tip.height).toBe(0);
    node.receive(2, mined);
    expect(node.miner.chain.tip.height).toBe(1);
  });

  it('announcements state no value', () => {
    expect(values?.valueOf(announcement)).toBeNull();
    expect(values?.withValue(announcement, 'retreat', cryptoOf(CLIENT))).toBeNull();
  });
});

describe('the chain surface', () => {
  it('shows a block with its work, its place and its values', () => {
    const [block] = extend(new LoneNode().genesis, 1, 1, [payment('attack')]);
    expect(chain?.blockOf(createBlockMessage(block!, 500))).toEqual({
      id: blockId(block!),
      parent: block!.header.previous,
      height: 1,
      weight: Number(workOf(block!.header.bits)),
      values: ['attack'],
    });
    expect(chain?.blockOf(truth)).toBeNull();
    expect(chain?.blockOf(announcement)).toBeNull();
    expect(chain?.finalDepth({ confirmations: 3 })).toBe(3);
  });

  it('a private chain sent as plain blocks, in order, is taken, built on and passed on', () => {
    for (const relay of ['inv', 'flood']) {
      const node = new LoneNode({ relay });
      const fork = extend(node.genesis, 3, 2, [payment('retreat')]);
      for (const block of fork) node.receive(2, createBlockMessage(block, 500));
      expect(node.sent.map(({ to }) => to)).toEqual([
        [1, 3],
        [1, 3],
        [1, 3],
      ]);
      node.miner.onWork(0, node.out);
      expect(node.miner.chain.tip.block.header.previous).toBe(blockId(fork[2]!));
    }
  });
});

describe('proof of work', () => {
  it('with real mining, a block without it is refused, and so is whatever stands on it', () => {
    const node = new LoneNode({ mining: 'real', realBits: 12 });
    const [block, child] = extend(node.genesis, 2, 1);
    expect(isSolved(block!)).toBe(false);
    node.receive(1, createBlockMessage(block!, 500));
    node.receive(1, createBlockMessage(child!, 500));
    expect(node.miner.chain.tip.height).toBe(0);
    node.miner.onWork(0, node.out);
    expect(node.miner.chain.tip.height).toBe(1);
    expect(isSolved(node.miner.chain.tip.block)).toBe(true);
  });

  it('a block that states an easier target than the rule gives is refused', () => {
    const node = new LoneNode();
    const genesis = node.genesis;
    const easy = { ...genesis, header: { ...genesis.header, bits: 0x207fffff } };
    const [block] = extend(easy, 1, 1);
    node.receive(
      1,
      createBlockMessage({ ...block!, header: { ...block!.header, previous: blockId(genesis) } }, 500),
    );
    expect(node.miner.chain.tip.height).toBe(0);
  });
});

describe('header times', () => {
  it('must be later than the median of the last eleven', () => {
    const node = new LoneNode();
    const blocks = extend(node.genesis, 11, 1);
    for (const block of blocks) node.receive(1, createBlockMessage(block, 500));
    const [next] = extend(blocks[10]!, 1, 1);
    const median = blocks[5]!.header.time;
    for (const [time, height] of [
      [median, 11],
      [median + 1, 12],
    ] as const) {
      node.receive(1, createBlockMessage({ ...next!, header: { ...next!.header, time } }, 500));
      expect(node.miner.chain.tip.height).toBe(height);
    }
  });

  it('must not be more than two hours ahead; such a block may come again later', () => {
    const node = new LoneNode();
    const [block] = extend(node.genesis, 1, 1);
    const time = node.genesis.header.time + 7201;
    const early = createBlockMessage({ ...block!, header: { ...block!.header, time } }, 500);
    node.receive(1, early);
    expect(node.miner.chain.tip.height).toBe(0);
    node.seconds = 1;
    node.receive(1, early);
    expect(node.miner.chain.tip.height).toBe(1);
  });
});
