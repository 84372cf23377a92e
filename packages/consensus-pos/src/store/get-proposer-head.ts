import { subtreeStake } from '../rules/fork-choice.js';
import { isReorgedByProposer } from '../rules/late-head.js';
import { isSameCheckpoint } from '../rules/slashing-conditions.js';
import type { BlockNode } from './block-tree.js';
import { getHead } from './get-head.js';
import type { StoreData } from './store-data.js';

/** What a proposer of this slot may build on: the head, or the parent of one that came late and weak (`get_proposer_head`). */
export function getProposerHead(store: StoreData): BlockNode {
  const { calendar, committeeStake, finalized, slot, timely, votes } = store;
  const head = getHead(store);
  const { parent } = head;
  if (parent === null) return head;
  const isReorged = isReorgedByProposer({
    isTimely: timely.has(head),
    headStake: subtreeStake(votes, head.index),
    parentStake: subtreeStake(votes, parent.index),
    committeeStake,
    slots: [parent.slot, head.slot, slot],
    isEpochStart: slot === calendar.firstSlotOf(calendar.epochOf(slot)),
    isJustificationEqual: isSameCheckpoint(
      head.unrealized.currentJustified,
      parent.unrealized.currentJustified,
    ),
    epochsSinceFinalization: calendar.epochOf(slot) - finalized.epoch,
  });
  return isReorged ? parent : head;
}
