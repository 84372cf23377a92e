import type { Attestation, Block } from '../messages.js';
import { finalityAtEpochEnd } from '../state/chain-state.js';
import { processBlock } from '../state/process-operations.js';
import type { BlockNode } from './block-tree.js';
import { onAttestation } from './on-attestation.js';
import type { PostState } from './state-memo.js';
import { checkpointRootOn, stateAt, type StoreData } from './store-data.js';
import { updateCheckpoints, updateUnrealizedCheckpoints } from './update-checkpoints.js';

/** Adds a block whose parent is known (`on_block`); false if it is no valid child or leaves the finalised chain. */
export function onBlock(
  store: StoreData,
  block: Block,
  parent: BlockNode,
  isTimely: boolean,
  votes: readonly Attestation[],
): boolean {
  const { calendar, finalized, latest, slot, timely, tree } = store;
  if (block.slot <= parent.slot || block.slot > slot) return false;
  if (tree.checkpointOf(parent, finalized.epoch).root !== finalized.root) return false;
  const after = store.options.states.afterBlock(block.root, () => stateTransition(store, block, parent));
  if (after === null) return false;
  const { state, unrealized } = after;
  const node = tree.add(block, parent, state, unrealized);
  latest.addBlock();
  store.cachedHead = null;
  if (isTimely) timely.add(node);
  if (isTimely && store.boosted === null) store.boosted = node;
  updateCheckpoints(store, state.finality.currentJustified, state.finality.finalized);
  updateUnrealizedCheckpoints(store, unrealized);
  if (state.epoch < calendar.epochOf(store.slot)) {
    updateCheckpoints(store, unrealized.currentJustified, unrealized.finalized);
  }
  for (const attestation of votes) onAttestation(store, attestation);
  return true;
}

/** The chain's state after the block, or null where the block breaks a rule of the chain (`state_transition`). */
function stateTransition(store: StoreData, block: Block, parent: BlockNode): PostState | null {
  const { calendar, options, tree } = store;
  const before = stateAt(store, parent, calendar.epochOf(block.slot));
  const state = processBlock(before, block, options.stakeRules, checkpointRootOn(store, parent));
  if (state === null) return null;
  // The specifications' pulled-up tip: what the block's epoch would justify if it ended here.
  const unrealized = finalityAtEpochEnd(state, options.stakeRules, (epoch) =>
    block.slot <= calendar.firstSlotOf(epoch) ? block.root : tree.checkpointOf(parent, epoch).root,
  );
  return { state, unrealized };
}
