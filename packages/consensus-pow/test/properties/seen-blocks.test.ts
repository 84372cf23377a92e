import { fc, test } from '@fast-check/vitest';
import { expect, test as plain } from 'vitest';
import { blockId, createBlock, createGenesis } from '../../src/block.js';
import { Chain, createRoot } from '../../src/chain.js';
import { commonsOf } from '../../src/commons.js';
import { BLOCK, createBlockMessage } from '../../src/messages.js';
import { retargetRules } from '../../src/rules.js';
import { SeenBlocks } from '../../src/seen-blocks.js';
import { FUTURE_TIME_MAX, GENESIS_TIME } from '../../src/timestamps.js';
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

plain('a block that was too early is looked at again', () => {
  const node = new LoneNode();
  const [next] = extend(node.genesis, 1, 1);
  const early = createBlock({ ...next!, ...next!.header, time: GENESIS_TIME + FUTURE_TIME_MAX + 5 });
  node.receive(1, createBlockMessage(early, 1000));
  expect(node.miner.chain.tip.height).toBe(0);
  node.seconds = 10;
  node.receive(1, createBlockMessage(early, 1000));
  expect(node.miner.chain.tip.block).toBe(early);
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
  const root = createRoot(genesis.header.bits);
  const [a, b, c] = [first, first, copy].map((start) => {
    const chain = new Chain(rules, root);
    for (const block of [start, second]) expect(chain.add(block, block.header.time).verdict).toBe('attached');
    return chain;
  }) as [Chain, Chain, Chain];
  expect(b.tip).toBe(a.tip);
  expect(new Chain(rules).tip).toEqual(root);
  expect(c.tip).not.toBe(a.tip);
  for (const chain of [a, b, c]) expect(chain.tip.parent).toBe(chain.at(1));
  expect(c.at(1)?.block).toBe(copy);
});

plain('a run has one root and one message of a block told by many, another run others', () => {
  const block = BLOCKS[0]!;
  const [run, other] = [commonsOf({}), commonsOf({})];
  const message = run.blockMessage(block, 1000);
  expect(run.blockMessage(block, 1000)).toBe(message);
  expect(message).toEqual(createBlockMessage(block, 1000));
  expect(message.kind).toBe(BLOCK);
  expect(other.blockMessage(block, 1000)).not.toBe(message);
  expect(run.blockMessage(BLOCKS[1]!, 1000).block).toBe(BLOCKS[1]);
  const { bits } = genesis.header;
  expect(run.root(bits)).toBe(run.root(bits));
  expect(other.root(bits)).not.toBe(run.root(bits));
  expect(run.root(bits + 1).block.header.bits).toBe(bits + 1);
});

plain('a block of which a part can still change is looked at again', () => {
  const node = new LoneNode();
  const [next] = extend(node.genesis, 1, 1);
  const header = { ...next!.header };
  const loose = Object.freeze({ ...next!, header });
  node.receive(1, createBlockMessage(loose, 1000));
  expect(node.miner.chain.tip.block).toBe(loose);
  const before = node.intents.length;
  header.previous = 'ab'.repeat(32);
  node.receive(1, createBlockMessage(loose, 1000));
  // Now it is another block, of a parent that nobody knows: the node asks for that.
  expect(node.intents.length).toBeGreaterThan(before);
});
