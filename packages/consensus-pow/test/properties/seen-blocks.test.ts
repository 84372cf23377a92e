import { fc, test } from '@fast-check/vitest';
import { expect, test as plain } from 'vitest';
import { blockId, createBlock, createGenesis } from '../../src/block.js';
import { Chain } from '../../src/chain.js';
import { BLOCK, createBlockMessage } from '../../src/messages.js';
import { retargetRules } from '../../src/rules.js';
import { SeenBlocks } from '../../src/seen-blocks.js';
import { extend, LoneNode } from '../support/node.js';

const genesis = createGenesis(0x1d00ffff);
const BLOCKS = extend(genesis, 5, 0);

const step = fc.record({
  deed: fc.constantFrom('note', 'note', 'ask', 'ask', 'join'),
  node: fc.nat(30),
  block: fc.nat(BLOCKS.length - 1),
});

test.prop([fc.array(step, { maxLength: 200 })], { seed: 1 })(
  'a node has seen what it noted itself, whoever joins and whatever others note',
  (steps) => {
    const board = new SeenBlocks();
    const nodes: Set<number>[] = [];
    for (const { block, deed, node } of steps) {
      if (deed === 'join') {
        expect(board.join()).toBe(nodes.length);
        nodes.push(new Set());
      }
      const column = node % (nodes.length || 1);
      const own = nodes[column];
      if (own === undefined) continue;
      if (deed === 'note') {
        board.note(BLOCKS[block]!, column);
        own.add(block);
      } else {
        nodes.forEach((seen, each) => expect(board.has(BLOCKS[block], each)).toBe(seen.has(block)));
      }
    }
    expect(board.has(null, 0)).toBe(false);
  },
);

plain('a block that waits for its parent is looked at again, one that has its place is not', () => {
  const node = new LoneNode();
  const [parent, child] = extend(node.genesis, 2, 1);
  const message = (block: typeof parent) => createBlockMessage(block!, 1000);
  node.receive(1, message(child));
  expect(node.miner.chain.tip.height).toBe(0);
  node.receive(2, message(child));
  node.receive(2, message(parent));
  expect(node.miner.chain.tip.height).toBe(2);
  const before = node.intents.length;
  for (const peer of [1, 2, 3]) for (const block of [parent, child]) node.receive(peer, message(block));
  expect(node.intents.length).toBe(before);
});

const rules = {
  genesisBits: 0x1d00ffff,
  retarget: retargetRules(new LoneNode().params),
  requiresProof: false,
  transactionsMax: 1,
  isSigned: () => true,
};

plain('nodes share the places of blocks, but not with one whose ancestor is another copy', () => {
  const [first, second] = extend(genesis, 2, 0) as [(typeof BLOCKS)[0], (typeof BLOCKS)[0]];
  const copy = createBlock({ ...first, ...first.header });
  expect(blockId(copy)).toBe(blockId(first));
  const [a, b, c] = [first, first, copy].map((start) => {
    const chain = new Chain(rules);
    for (const block of [start, second]) expect(chain.add(block, block.header.time).verdict).toBe('attached');
    return chain;
  }) as [Chain, Chain, Chain];
  expect(b.tip).toBe(a.tip);
  expect(c.tip).not.toBe(a.tip);
  for (const chain of [a, b, c]) expect(chain.tip.parent).toBe(chain.at(1));
  expect(c.at(1)?.block).toBe(copy);
});

plain('one block told by many is one message, and other sizes are others', () => {
  const block = BLOCKS[0]!;
  const message = createBlockMessage(block, 1000);
  expect(createBlockMessage(block, 1000)).toBe(message);
  expect(message.kind).toBe(BLOCK);
  expect(createBlockMessage(block, 1001).bytes).toBe(message.bytes + 1);
  expect(createBlockMessage(BLOCKS[1]!, 1000).block).toBe(BLOCKS[1]);
});
