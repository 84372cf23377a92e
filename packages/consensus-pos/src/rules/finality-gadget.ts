/**
 * Casper FFG as the beacon chain runs it: Buterin et al. 2020, section 4.4 and 4.5, in the bookkeeping of the
 * consensus specifications (`weigh_justification_and_finalization`). Pure, on counts alone.
 */

/** A block as the first of an epoch on its chain (or the last block before it, where that slot is empty). */
export interface Checkpoint {
  readonly epoch: number;
  readonly root: string;
}

/** What a chain knows of justification; changes at epoch boundaries only. */
export interface FinalityState {
  /** Whether the latest, second, third and fourth latest processed epochs are justified. */
  readonly justificationBits: readonly [boolean, boolean, boolean, boolean];
  readonly previousJustified: Checkpoint;
  readonly currentJustified: Checkpoint;
  readonly finalized: Checkpoint;
}

/** What the votes included on a chain amount to when `epoch` ends. */
export interface EpochVotes {
  /** The epoch that ends. */
  readonly epoch: number;
  readonly previousCheckpoint: Checkpoint;
  readonly currentCheckpoint: Checkpoint;
  /** Stake whose included vote has the previous checkpoint as its target, in the unit of `totalStake`. */
  readonly previousTargetStake: number;
  /** The same of the current checkpoint, in the same unit. */
  readonly currentTargetStake: number;
  /** Of all active validators, in any unit (Gwei, validators). */
  readonly totalStake: number;
  /** Another quorum than two thirds, in percent. */
  readonly quorumPercent?: number | null;
}

/**
 * The supermajority link: two thirds of the whole stake, offline validators counted; or another percentage, to see what
 * two thirds are good for.
 */
export function isSupermajority(
  stake: number,
  totalStake: number,
  quorumPercent: number | null = null,
): boolean {
  return quorumPercent === null ? stake * 3 >= totalStake * 2 : stake * 100 >= totalStake * quorumPercent;
}

/** Justifies and finalises at the end of an epoch. */
export function processJustificationAndFinalization(before: FinalityState, votes: EpochVotes): FinalityState {
  const previous = isSupermajority(votes.previousTargetStake, votes.totalStake, votes.quorumPercent);
  const current = isSupermajority(votes.currentTargetStake, votes.totalStake, votes.quorumPercent);
  const [latest, second, third] = before.justificationBits;
  const justificationBits = [current, latest || previous, second, third] as const;
  const justified = current
    ? votes.currentCheckpoint
    : previous
      ? votes.previousCheckpoint
      : before.currentJustified;
  return {
    justificationBits,
    previousJustified: before.currentJustified,
    currentJustified: justified,
    finalized: finalizedAfter(before, justificationBits, votes.epoch),
  };
}

/**
 * The four rules of k-finality for k = 1 and 2 (section 4.5, figure 8). A checkpoint is final once it is the source
 * of a supermajority link that spans at most two epochs, all checkpoints on the way being justified. The youngest
 * checkpoint that any rule names wins, hence the order.
 */
function finalizedAfter(
  before: FinalityState,
  bits: FinalityState['justificationBits'],
  epoch: number,
): Checkpoint {
  const { previousJustified: older, currentJustified: newer } = before;
  if (bits[0] && bits[1] && newer.epoch + 1 === epoch) return newer; // 1st from 2nd latest
  if (bits[0] && bits[1] && bits[2] && newer.epoch + 2 === epoch) return newer; // 1st from 3rd
  if (bits[1] && bits[2] && older.epoch + 2 === epoch) return older; // 2nd from 3rd
  if (bits[1] && bits[2] && bits[3] && older.epoch + 3 === epoch) return older; // 2nd from 4th
  return before.finalized;
}
