import { describe, expect, it } from 'vitest';
import { blockId } from '../../src/index.js';
import {
  BLOCK,
  createBlockMessage,
  createInventoryMessage,
  createTransactionMessage,
  GETDATA,
  INV,
  TX,
} from '../../src/messages.js';
import { extend, LoneNode, payment } from '../support/node.js';
import { runPow } from '../support/run.js';

const BYTES = 1_000_000;

describe('Nakamoto 2008, section 5: the steps to run the network', () => {
  it('1. new transactions are broadcast to all nodes', () => {
    const { result } = runPow({ nodes: 30, params: { relay: 'flood' } });
    expect(result.messages.byKind['tx']).toBeGreaterThanOrEqual(30 - 8);
    expect(result.verdicts.termination).toBe('holds');
  });

  it('2. each node collects new transactions into a block', () => {
    const { miners } = runPow({ nodes: 5, workload: 'log', conditions: { requests: 7 } });
    const values = miners.map(({ chain }) => chain.at(1)?.block.transactions.map(({ value }) => value));
    expect(values[0]?.length).toBe(7);
    expect(new Set(values.map((list) => JSON.stringify(list))).size).toBe(1);
  });

  it('4. when a node finds a proof of work, it broadcasts the block to all nodes', () => {
    const node = new LoneNode();
    node.receive(1, createTransactionMessage(payment('attack')));
    node.intents.length = 0;
    node.miner.onWork(0, node.out);
    const [push] = node.sent;
    expect(push?.message.kind).toBe(BLOCK);
    expect(push?.to).toEqual([1, 2, 3]);
    expect(push?.message.block?.transactions.map(({ value }) => value)).toEqual(['attack']);
  });

  it('5. nodes accept the block only if all transactions in it are valid and not already spent', () => {
    const refused = [
      [payment('attack', 0, 2)],
      [payment('attack', 7)],
      [payment('attack'), payment('retreat')],
    ];
    for (const transactions of refused) {
      const node = new LoneNode();
      const [block] = extend(node.genesis, 1, 1, transactions);
      node.receive(1, createBlockMessage(block!, BYTES));
      expect(node.miner.chain.tip.height).toBe(0);
    }
    const node = new LoneNode();
    const [first] = extend(node.genesis, 1, 1, [payment('attack')]);
    const [second] = extend(first!, 1, 1, [payment('retreat')]);
    node.receive(1, createBlockMessage(first!, BYTES));
    node.receive(1, createBlockMessage(second!, BYTES));
    expect(node.miner.chain.tip.id).toBe(blockId(first!));
  });

  it('6. nodes express their acceptance by working on the next block', () => {
    const node = new LoneNode();
    const [block] = extend(node.genesis, 1, 1);
    node.receive(1, createBlockMessage(block!, BYTES));
    node.miner.onWork(0, node.out);
    expect(node.miner.chain.tip.block.header.previous).toBe(blockId(block!));
  });

  it('ties: they work on the first one they received, and switch when the other branch becomes longer', () => {
    const node = new LoneNode();
    const first = extend(node.genesis, 1, 1);
    const other = extend(node.genesis, 2, 2);
    node.receive(1, createBlockMessage(first[0]!, BYTES));
    node.receive(2, createBlockMessage(other[0]!, BYTES));
    expect(node.miner.chain.tip.id).toBe(blockId(first[0]!));
    node.receive(2, createBlockMessage(other[1]!, BYTES));
    expect(node.miner.chain.tip.id).toBe(blockId(other[1]!));
  });

  it('"if a node does not receive a block, it will request it when it receives the next block"', () => {
    const node = new LoneNode();
    const blocks = extend(node.genesis, 3, 1);
    node.receive(2, createBlockMessage(blocks[2]!, BYTES));
    const request = node.sent.find(({ message }) => message.kind === GETDATA);
    expect(request?.to).toEqual([2]);
    expect(request?.message.hash).toBe(blockId(blocks[1]!));
    node.receive(2, createBlockMessage(blocks[1]!, BYTES));
    node.receive(2, createBlockMessage(blocks[0]!, BYTES));
    expect(node.miner.chain.tip.id).toBe(blockId(blocks[2]!));
  });
});

describe('announcements', () => {
  it('an announced transaction is asked for, taken, and announced to the others', () => {
    const node = new LoneNode();
    const full = createTransactionMessage(payment('attack'));
    const [block] = extend(node.genesis, 1, 1);
    node.receive(1, createInventoryMessage(INV, 'block', blockId(block!)));
    expect(node.sent.map(({ message, to }) => [message.kind, message.bytes, to])).toEqual([
      [GETDATA, 61, [1]],
    ]);
    node.receive(1, createBlockMessage(block!, BYTES));
    expect(node.sent.at(-1)).toMatchObject({ to: [2, 3], message: { kind: INV, bytes: 61 } });
    node.receive(3, full);
    expect(node.sent.at(-1)).toMatchObject({ to: [1, 2], message: { kind: INV, item: 'transaction' } });
    node.receive(1, createInventoryMessage(GETDATA, 'transaction', node.sent.at(-1)?.message.hash ?? ''));
    expect(node.sent.at(-1)).toMatchObject({ to: [1], message: { kind: TX, bytes: 250 } });
  });

  it('a request that is not answered goes to the next who announced', () => {
    const node = new LoneNode();
    const [block] = extend(node.genesis, 1, 1);
    const announcement = createInventoryMessage(INV, 'block', blockId(block!));
    node.receive(1, announcement);
    node.receive(2, announcement);
    const timer = node.intents.find((intent) => intent.kind === 'timer');
    expect(timer).toBeDefined();
    if (timer?.kind === 'timer') node.miner.onTimer(timer.id, node.out);
    expect(node.sent.map(({ to }) => to)).toEqual([[1], [2]]);
  });

  it('a block that was altered on the way is asked of the next, and the real one is still taken', () => {
    const node = new LoneNode();
    const [block] = extend(node.genesis, 1, 1, [payment('attack')]);
    const announcement = createInventoryMessage(INV, 'block', blockId(block!));
    node.receive(1, announcement);
    node.receive(2, announcement);
    node.receive(1, createBlockMessage({ ...block!, transactions: [payment('retreat')] }, BYTES));
    expect(node.sent.map(({ to }) => to)).toEqual([[1], [2]]);
    node.receive(2, createBlockMessage(block!, BYTES));
    expect(node.miner.chain.tip.id).toBe(blockId(block!));
  });
});
