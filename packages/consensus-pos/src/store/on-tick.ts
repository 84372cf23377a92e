import type { StoreData } from './store-data.js';
import { updateCheckpoints } from './update-checkpoints.js';

/** A slot begins (`on_tick`). At an epoch's first slot what was pending becomes justified and final. */
export function onTick(store: StoreData, slot: number): void {
  const isNewEpoch = store.calendar.epochOf(slot) > store.calendar.epochOf(store.slot);
  store.slot = slot;
  store.boosted = null;
  store.cachedHead = null;
  if (isNewEpoch) updateCheckpoints(store, store.pending.justified, store.pending.finalized);
}
