import { headOf } from '../rules/fork-choice.js';
import type { BlockNode } from './block-tree.js';
import type { StoreData } from './store-data.js';

/** The tip that this store follows (`get_head`). */
export function getHead(store: StoreData): BlockNode {
  if (store.cachedHead !== null) return store.cachedHead;
  const { boosted, boostStake, justified, tree, votes } = store;
  const index = headOf(votes, {
    justified: tree.get(justified.root)?.index ?? 0,
    boost: boosted === null ? null : { block: boosted.index, stake: boostStake },
    isViableLeaf: (leaf) => isViableLeaf(store, tree.nodes[leaf] as BlockNode),
  });
  store.cachedHead = tree.nodes[index] as BlockNode;
  return store.cachedHead;
}

/** Whether a leaf agrees with what is justified and final here (`filter_block_tree`). */
function isViableLeaf({ calendar, finalized, justified, slot, tree }: StoreData, leaf: BlockNode): boolean {
  const epoch = calendar.epochOf(slot);
  const source = (leaf.state.epoch < epoch ? leaf.unrealized : leaf.state.finality).currentJustified;
  if (source.epoch !== justified.epoch && source.epoch + 2 < epoch) return false;
  return tree.checkpointOf(leaf, finalized.epoch).root === finalized.root;
}
