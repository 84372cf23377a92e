import type { Checkpoint } from './finality-gadget.js';

/**
 * What no honest validator ever signs (Buterin and Griffith 2017, section 2; Buterin et al. 2020, section 4.3):
 * two votes with the same target epoch, or a vote that surrounds another one of its own; nor two blocks in a slot.
 */
export type Offence = 'double-vote' | 'surround-vote' | 'double-proposal';

/** What a vote says: the head it saw (LMD-GHOST) and the link source -> target (Casper FFG). */
export interface AttestationData {
  readonly slot: number;
  readonly head: string;
  readonly source: Checkpoint;
  readonly target: Checkpoint;
}

/** Whether two votes say the same in every part. */
export function isSameVote(one: AttestationData, other: AttestationData): boolean {
  return (
    one === other ||
    (one.slot === other.slot &&
      one.head === other.head &&
      isSameCheckpoint(one.source, other.source) &&
      isSameCheckpoint(one.target, other.target))
  );
}

/** Two different votes for one target epoch: the first slashing condition (Buterin and Griffith 2017, section 2). */
export function isDoubleVote(one: AttestationData, other: AttestationData): boolean {
  return one.target.epoch === other.target.epoch && !isSameVote(one, other);
}

/** Whether `outer` surrounds `inner`. */
export function isSurroundVote(outer: AttestationData, inner: AttestationData): boolean {
  return outer.source.epoch < inner.source.epoch && inner.target.epoch < outer.target.epoch;
}

/** What two votes of one validator prove against it, in whatever order they came; null for nothing. */
export function offenceOf(one: AttestationData, other: AttestationData): Offence | null {
  if (isDoubleVote(one, other)) return 'double-vote';
  return isSurroundVote(one, other) || isSurroundVote(other, one) ? 'surround-vote' : null;
}

/** Whether two checkpoints name the same block of the same epoch. */
export function isSameCheckpoint(one: Checkpoint, other: Checkpoint): boolean {
  return one.epoch === other.epoch && one.root === other.root;
}
