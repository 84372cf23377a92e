/**
 * When an honest proposer builds past a late head (specifications, `get_proposer_head`): its block then takes the
 * place of one that came too late for its committee to vote for it.
 */
export const REORG_HEAD_WEIGHT_PERCENT = 20;
/** The parent must hold more than this, % of a committee's stake (specifications, phase 0). */
export const REORG_PARENT_WEIGHT_PERCENT = 160;
/** Epochs without finality beyond which nobody builds past a late head. */
export const REORG_MAX_EPOCHS_SINCE_FINALIZATION = 2;

/** The head, its parent, and who votes for their subtrees. Stakes in one unit, whichever. */
export interface LateHead {
  readonly isTimely: boolean;
  readonly headStake: number;
  readonly parentStake: number;
  /** Stake of one slot's committee. */
  readonly committeeStake: number;
  /** Slots of the parent, the head, and the proposal. */
  readonly slots: readonly [parent: number, head: number, proposal: number];
  /** Whether the proposal opens an epoch: then the next proposers may hang on the head. */
  readonly isEpochStart: boolean;
  /** Whether head and parent would justify the same checkpoint. */
  readonly isJustificationEqual: boolean;
  readonly epochsSinceFinalization: number;
}

/** Whether an honest proposer builds past the head (specifications, `get_proposer_head`). */
export function isReorgedByProposer(late: LateHead): boolean {
  const [parentSlot, headSlot, slot] = late.slots;
  const shareOf = (percent: number): number => Math.floor((late.committeeStake * percent) / 100);
  return (
    !late.isTimely &&
    !late.isEpochStart &&
    late.isJustificationEqual &&
    late.epochsSinceFinalization <= REORG_MAX_EPOCHS_SINCE_FINALIZATION &&
    parentSlot + 1 === headSlot &&
    headSlot + 1 === slot &&
    late.headStake < shareOf(REORG_HEAD_WEIGHT_PERCENT) &&
    late.parentStake > shareOf(REORG_PARENT_WEIGHT_PERCENT)
  );
}
