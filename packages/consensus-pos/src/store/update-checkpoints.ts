import type { Checkpoint, FinalityState } from '../rules/finality-gadget.js';
import { weighByJustified, type StoreData } from './store-data.js';

/**
 * `update_checkpoints`, and one thing more: what is final here stays so, whatever is final elsewhere. Under the old
 * rule (safe slots) a conflicting justified checkpoint that comes late in an epoch waits for the next one.
 */
export function updateCheckpoints(store: StoreData, justified: Checkpoint, finalized: Checkpoint): void {
  if (justified.epoch > store.justified.epoch) {
    if (mayUpdateJustified(store, justified)) {
      store.justified = justified;
      weighByJustified(store);
    } else updatePending(store, justified, store.finalized);
  }
  if (finalized.epoch <= store.finalized.epoch) return;
  const ours = store.tree.get(store.finalized.root);
  const next = store.tree.get(finalized.root);
  if (ours !== undefined && next !== undefined && store.tree.isAncestor(ours, next))
    store.finalized = finalized;
}

/** `update_unrealized_checkpoints`: what will count from the next epoch on. */
export function updateUnrealizedCheckpoints(store: StoreData, unrealized: FinalityState): void {
  updatePending(store, unrealized.currentJustified, unrealized.finalized);
}

function updatePending(store: StoreData, justified: Checkpoint, finalized: Checkpoint): void {
  const { pending } = store;
  store.pending = {
    justified: justified.epoch > pending.justified.epoch ? justified : pending.justified,
    finalized: finalized.epoch > pending.finalized.epoch ? finalized : pending.finalized,
  };
}

/** `should_update_justified_checkpoint`, as it was from 2019 (R. Nakamura's bouncing attack) to 2023. */
function mayUpdateJustified(store: StoreData, justified: Checkpoint): boolean {
  const { calendar, options, slot, tree } = store;
  const { safeSlotsToUpdateJustified: safeSlots } = options;
  if (safeSlots === null) return true;
  if (slot - calendar.firstSlotOf(calendar.epochOf(slot)) < safeSlots) return true;
  const ours = tree.get(store.justified.root);
  const next = tree.get(justified.root);
  return ours !== undefined && next !== undefined && tree.isAncestor(ours, next);
}
