import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { blockId, createGenesis, type Block } from '../../src/block.js';
import { Chain, createRoot } from '../../src/chain.js';
import { retargetRules } from '../../src/rules.js';
import { extend, LoneNode } from '../support/node.js';

const { params } = new LoneNode();
const BITS = 0x1d00ffff;
const genesis = createGenesis(BITS);

/** A random tree of blocks, each offered some time and again. */
const offers = fc
  .tuple(
    fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 12 }),
    fc.array(fc.nat({ max: 1000 }), { maxLength: 60 }),
  )
  .map(([picks, order]) => {
    const blocks: Block[] = [genesis];
    picks.forEach((pick, miner) => {
      blocks.push(...extend(blocks[pick % blocks.length] as Block, 1, miner));
    });
    return order.map((pick) => blocks[pick % blocks.length] as Block);
  });

/** What a chain knows, the plain way: two sets of ids. */
class Twin {
  readonly placed = new Set([blockId(genesis)]);
  readonly waiting = new Map<string, Block>();

  add(block: Block): 'known' | 'orphan' | 'attached' {
    const id = blockId(block);
    if (this.placed.has(id) || this.waiting.has(id)) return 'known';
    this.waiting.set(id, block);
    if (!this.placed.has(block.header.previous)) return 'orphan';
    for (let before = -1; before !== this.placed.size;) {
      before = this.placed.size;
      for (const [child, { header }] of this.waiting) {
        if (this.placed.has(header.previous) && this.waiting.delete(child)) this.placed.add(child);
      }
    }
    return 'attached';
  }
}

test.prop([offers], { seed: 1, numRuns: 300 })(
  'a block is known from when it was first taken in',
  (blocks) => {
    const chain = new Chain(
      {
        genesisBits: BITS,
        retarget: retargetRules(params),
        requiresProof: false,
        transactionsMax: 10,
        isSigned: () => true,
      },
      createRoot(BITS),
    );
    const twin = new Twin();
    for (const block of blocks) {
      expect(chain.add(block, Number.MAX_SAFE_INTEGER).verdict).toBe(twin.add(block));
      expect(chain.orphanCount).toBe(twin.waiting.size);
      for (const each of blocks) {
        const id = blockId(each);
        expect(chain.knows(id)).toBe(twin.placed.has(id) || twin.waiting.has(id));
      }
    }
  },
);
