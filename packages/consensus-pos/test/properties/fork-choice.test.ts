import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOf } from '../../src/index.js';
import { createStore } from '../../src/store/store.js';
import { ANCHOR_ROOT } from '../../src/store/block-tree.js';
import { bareAttestation, bareBlock, calendar } from '../bare.js';

const VALIDATORS = 24;
const LAST_SLOT = 12;

interface Plan {
  /** For each block, which of the blocks before it is its parent, and how many slots later it comes. */
  readonly blocks: readonly { readonly parent: number; readonly gap: number }[];
  /** For each validator, the block it votes for. */
  readonly votes: readonly number[];
  /** Priorities that order the arrivals. */
  readonly priorities: readonly number[];
}

const plans = fc.record({
  blocks: fc.array(fc.record({ parent: fc.nat(), gap: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 12,
  }),
  votes: fc.array(fc.nat(), { minLength: VALIDATORS, maxLength: VALIDATORS }),
  priorities: fc.array(fc.nat(), { minLength: 12 + VALIDATORS, maxLength: 12 + VALIDATORS }),
});

/** The head after all blocks and votes of the plan have come, in the order of their priorities. */
function headAfter(plan: Plan, priorities: readonly number[]): string {
  const store = createStore({ calendar, validators: VALIDATORS, proposerBoostPercent: 40 });
  store.onTick(LAST_SLOT * 3);
  const placed = placeBlocks(plan);
  const arrivals = placed
    .map((block, index) => ({ block, rank: priorities[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ block }) => block);
  const waiting = [...arrivals];
  while (waiting.length > 0) {
    // The first of the remaining whose parent has come: what a replica's waiting room amounts to.
    const next = waiting.findIndex(({ parent }) => store.tree.get(parent) !== undefined);
    const [block] = waiting.splice(next, 1);
    const parent = block === undefined ? undefined : store.tree.get(block.parent);
    if (block === undefined || parent === undefined) throw new Error('the plan is no tree');
    expect(store.onBlock(block, parent, false)).toBe(true);
  }
  const votes = plan.votes.map((choice, validator) => {
    const { root, slot } = placed[choice % placed.length] ?? { root: ANCHOR_ROOT, slot: 0 };
    return { validator, root, slot, rank: priorities[placed.length + validator] ?? 0 };
  });
  for (const { validator, root, slot } of votes.sort((a, b) => a.rank - b.rank)) {
    const node = store.tree.get(root);
    if (node === undefined) throw new Error('a vote for no block');
    const target = store.tree.checkpointOf(node, calendar.epochOf(slot)).root;
    store.onAttestation(bareAttestation({ slot, head: root, target, validators: [validator] }));
  }
  return store.head().root;
}

function placeBlocks(plan: Plan) {
  const placed = [{ root: ANCHOR_ROOT, slot: -1 }];
  return plan.blocks.map(({ parent, gap }, index) => {
    const above = placed[parent % placed.length] ?? { root: ANCHOR_ROOT, slot: -1 };
    const slot = Math.min(above.slot + gap, LAST_SLOT * 3);
    const block = bareBlock({ slot, parent: above.root, name: String(index) });
    placed.push({ root: block.root, slot });
    return block;
  });
}

describe('fork choice', () => {
  it('depends on what came, not on the order in which it came', () => {
    fc.assert(
      fc.property(plans, fc.array(fc.nat(), { minLength: 36, maxLength: 36 }), (plan, other) => {
        expect(headAfter(plan, other)).toBe(headAfter(plan, plan.priorities));
      }),
      { seed: 20200311, numRuns: 200 },
    );
  });

  it('agrees with a naive walk that sums every subtree anew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ parent: fc.nat(), stake: fc.integer({ min: 0, max: 5 }) }), { maxLength: 20 }),
        (blocks) => {
          const parents = [-1, ...blocks.map(({ parent }, index) => parent % (index + 1))];
          const directStake = [0, ...blocks.map(({ stake }) => stake)];
          const roots = parents.map((_, index) => `root ${String((index * 7) % 23)}/${String(index)}`);
          const rules = { justified: 0, boost: null, isViableLeaf: () => true };
          expect(headOf({ parents, roots, directStake }, rules)).toBe(naiveHead(parents, roots, directStake));
        },
      ),
      { seed: 20200312, numRuns: 300 },
    );
  });
});

function naiveHead(
  parents: readonly number[],
  roots: readonly string[],
  stake: readonly number[],
  from = 0,
): number {
  const childrenOf = (block: number) => parents.flatMap((parent, child) => (parent === block ? [child] : []));
  const weigh = (block: number): number =>
    childrenOf(block).reduce((sum, child) => sum + weigh(child), stake[block] ?? 0);
  const ranked = childrenOf(from).sort(
    (a, b) => weigh(b) - weigh(a) || ((roots[a] ?? '') < (roots[b] ?? '') ? 1 : -1),
  );
  return ranked[0] === undefined ? from : naiveHead(parents, roots, stake, ranked[0]);
}
