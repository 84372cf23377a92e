import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockId, type Block } from '../../src/index.js';
import { createBlockMessage } from '../../src/messages.js';
import { extend, LoneNode, payment } from '../support/node.js';

/** A random tree of blocks: each grows on an earlier one. */
const tree = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 14 }).map((picks) => {
  const genesis = new LoneNode().genesis;
  const blocks: Block[] = [genesis];
  picks.forEach((pick, index) => {
    const parent = blocks[pick % blocks.length] as Block;
    const spends = index % 3 === 0 && !hasPayment(parent, blocks);
    blocks.push(...extend(parent, 1, index, spends ? [payment(index % 2 === 0 ? 'attack' : 'retreat')] : []));
  });
  return blocks.slice(1);
});

function hasPayment(block: Block, blocks: readonly Block[]): boolean {
  let at: Block | undefined = block;
  while (at !== undefined) {
    if (at.transactions.length > 0) return true;
    const previous: string = at.header.previous;
    at = blocks.find((candidate) => blockId(candidate) === previous);
  }
  return false;
}

describe('fork choice', () => {
  it('does not depend on the order of arrival where one chain is the heaviest', () => {
    fc.assert(
      fc.property(
        tree.chain((blocks) =>
          fc.record({
            blocks: fc.constant(blocks),
            order: fc.shuffledSubarray(blocks, { minLength: blocks.length }),
          }),
        ),
        ({ blocks, order }) => {
          const highest = Math.max(...blocks.map(({ height }) => height));
          const tips = blocks.filter(({ height }) => height === highest);
          fc.pre(tips.length === 1);
          const node = new LoneNode();
          for (const block of order) node.receive(1, createBlockMessage(block, 1_000_000));
          expect(node.miner.chain.tip.id).toBe(blockId(tips[0] as Block));
          expect(node.miner.chain.orphanCount).toBe(0);
        },
      ),
    );
  });

  it('decides and takes back alternately, and ends with what its best chain holds final', () => {
    fc.assert(
      fc.property(
        tree.chain((blocks) => fc.shuffledSubarray(blocks, { minLength: blocks.length })),
        (order) => {
          const node = new LoneNode({ confirmations: 2 });
          for (const block of order) node.receive(1, createBlockMessage(block, 1_000_000));
          let standing: string | null = null;
          for (const outcome of node.outcomes) {
            expect(outcome.startsWith('-')).toBe(standing !== null);
            standing = outcome.startsWith('-') ? null : outcome;
          }
          const { chain } = node.miner;
          const record = chain.recordOf(0);
          const isFinal = record !== undefined && chain.tip.height - record.height + 1 >= 2;
          expect(standing).toBe(isFinal ? `0=${String(record.block.transactions[0]?.value)}` : null);
        },
      ),
    );
  });
});
