import {
  processJustificationAndFinalization,
  type Checkpoint,
  type FinalityState,
} from './rules/finality-gadget.js';
import { EFFECTIVE_BALANCE_GWEI } from './params.js';
import type { Attestation } from './messages.js';
import { isSameCheckpoint } from './rules/slashing-conditions.js';

/** A set of validators that is copied at each block: one bit a validator. */
export type ValidatorSet = Uint32Array;

/** What a chain knows after a block: which votes it holds, and what they have made just or final. Immutable. */
export interface ChainState {
  /** The epoch whose votes `current` counts. */
  readonly epoch: number;
  readonly finality: FinalityState;
  /** Validators whose vote for the previous (current) epoch's checkpoint a block of this chain includes. */
  readonly previousTarget: Participation;
  readonly currentTarget: Participation;
}

export interface Participation {
  readonly voters: ValidatorSet;
  readonly count: number;
}

/** Root of the chain's checkpoint of an epoch. */
export type CheckpointLookup = (epoch: number) => string;

export function noParticipation(validators: number): Participation {
  return { voters: new Uint32Array(Math.ceil(validators / 32)), count: 0 };
}

/** Justification as it would be if the state's epoch ended with the votes included so far. */
export function finalityAtEpochEnd(
  state: ChainState,
  validators: number,
  checkpointRoot: CheckpointLookup,
): FinalityState {
  const checkpointOf = (epoch: number): Checkpoint => ({ epoch, root: checkpointRoot(epoch) });
  return processJustificationAndFinalization(state.finality, {
    epoch: state.epoch,
    previousCheckpoint: checkpointOf(state.epoch - 1),
    currentCheckpoint: checkpointOf(state.epoch),
    previousTargetStake: state.previousTarget.count * EFFECTIVE_BALANCE_GWEI,
    currentTargetStake: state.currentTarget.count * EFFECTIVE_BALANCE_GWEI,
    totalStake: validators * EFFECTIVE_BALANCE_GWEI,
  });
}

/** The state at the start of `epoch`: epoch processing for every boundary on the way (`process_slots`). */
export function advanceToEpoch(
  state: ChainState,
  epoch: number,
  validators: number,
  checkpointRoot: CheckpointLookup,
): ChainState {
  let advanced = state;
  while (advanced.epoch < epoch) {
    advanced = {
      epoch: advanced.epoch + 1,
      finality: finalityAtEpochEnd(advanced, validators, checkpointRoot),
      previousTarget: advanced.currentTarget,
      currentTarget: noParticipation(validators),
    };
  }
  return advanced;
}

/**
 * Whether a block in `slot` on this chain may include the attestation (`process_attestation`): it is at least a
 * slot old, its target is of this epoch or the one before, and its source is what the chain held just then.
 */
export function isIncludable(state: ChainState, attestation: Attestation, slot: number): boolean {
  const { data } = attestation;
  const { currentJustified, previousJustified } = state.finality;
  if (data.slot >= slot) return false;
  if (data.target.epoch === state.epoch) return isSameCheckpoint(data.source, currentJustified);
  return data.target.epoch === state.epoch - 1 && isSameCheckpoint(data.source, previousJustified);
}

/** Counts included attestations towards their targets, each validator once an epoch. */
export function includeAttestations(
  state: ChainState,
  attestations: readonly Attestation[],
  checkpointRoot: CheckpointLookup,
): ChainState {
  if (attestations.length === 0) return state;
  const current = openParticipation(state.currentTarget);
  const previous = openParticipation(state.previousTarget);
  const currentRoot = checkpointRoot(state.epoch);
  const previousRoot = checkpointRoot(state.epoch - 1);
  for (const { data, validators } of attestations) {
    const isCurrent = data.target.epoch === state.epoch;
    if (data.target.root !== (isCurrent ? currentRoot : previousRoot)) continue;
    const book = isCurrent ? current : previous;
    for (const validator of validators) book.add(validator);
  }
  return { ...state, currentTarget: current.close(), previousTarget: previous.close() };
}

/** Whether the attestation would add a vote that the chain doesn't count yet. */
export function addsVotes(state: ChainState, attestation: Attestation): boolean {
  const { voters } =
    attestation.data.target.epoch === state.epoch ? state.currentTarget : state.previousTarget;
  for (const validator of attestation.validators) if (!hasVoted(voters, validator)) return true;
  return false;
}

function hasVoted(voters: ValidatorSet, validator: number): boolean {
  return (((voters[validator >>> 5] ?? 0) >>> (validator & 31)) & 1) === 1;
}

function openParticipation(before: Participation): { add(validator: number): void; close(): Participation } {
  let voters = before.voters;
  let count = before.count;
  return {
    add: (validator) => {
      if (hasVoted(voters, validator)) return;
      if (voters === before.voters) voters = before.voters.slice();
      voters[validator >>> 5] = (voters[validator >>> 5] as number) | (1 << (validator & 31));
      count++;
    },
    close: () => (count === before.count ? before : { voters, count }),
  };
}
