import type { Attestation, Block, VoluntaryExit } from '../messages.js';
import type { StakeRules } from '../rules/stake-rules.js';
import { isSameCheckpoint } from '../rules/slashing-conditions.js';
import type { ChainState, CheckpointLookup } from './chain-state.js';
import { hasVoted, openParticipation } from './participation.js';
import { initiateValidatorExit, slashValidator } from './slash-validator.js';
import { offendersOf } from './slashing.js';
import { accountOf, isActive, isSlashable, openStake, type Stake } from './stake.js';

/** What of a block changes the state of its chain. */
export type BlockBody = Pick<Block, 'attestations' | 'exits' | 'proposer' | 'slashings' | 'slot'>;

/**
 * The state after a block's contents (`process_block`), or null where they break a rule: a proposer that is slashed or
 * gone, evidence that convicts nobody new, somebody leaving who is about to already, a vote that may not stand there.
 */
export function processBlock(
  before: ChainState,
  block: BlockBody,
  rules: StakeRules,
  checkpointRoot: CheckpointLookup,
): ChainState | null {
  const proposer = accountOf(before.stake, block.proposer);
  if (proposer.isSlashed || !isActive(proposer, before.epoch)) return null;
  const punished = processSlashingEvidence(before, block, rules);
  const stake = punished === null ? null : processExits(punished, before.epoch, block.exits ?? [], rules);
  if (stake === null) return null;
  if (!block.attestations.every((attestation) => isIncludable(before, attestation, block.slot))) return null;
  const state = stake === before.stake ? before : { ...before, stake };
  return includeAttestations(state, block.attestations, checkpointRoot);
}

/** `process_proposer_slashing` and `process_attester_slashing`: each piece of evidence must convict somebody. */
function processSlashingEvidence(before: ChainState, block: BlockBody, rules: StakeRules): Stake | null {
  if (block.slashings.length === 0) return before.stake;
  if (!rules.slashing) return null;
  const draft = openStake(before.stake, before.epoch, rules);
  for (const slashing of block.slashings) {
    const convicted = offendersOf(slashing).filter((validator) =>
      isSlashable(draft.get(validator), before.epoch),
    );
    if (convicted.length === 0) return null;
    for (const validator of convicted) slashValidator(draft, validator, block.proposer);
  }
  return draft.close();
}

/** `process_voluntary_exit`: whoever stays so far queues to leave. Anybody may at any time: nobody has joined lately. */
function processExits(
  before: Stake,
  epoch: number,
  exits: readonly VoluntaryExit[],
  rules: StakeRules,
): Stake | null {
  if (exits.length === 0) return before;
  const draft = openStake(before, epoch, rules);
  for (const validator of exits.flatMap(({ validators }) => validators)) {
    if (validator >= before.validators || draft.get(validator).exitEpoch !== Infinity) return null;
    initiateValidatorExit(draft, validator);
  }
  return draft.close();
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
  const isCurrent = attestation.data.target.epoch === state.epoch;
  const participation = isCurrent ? state.currentTarget : state.previousTarget;
  if (participation.count === state.stake.validators) return false;
  for (const validator of attestation.validators) if (!hasVoted(participation, validator)) return true;
  return false;
}
