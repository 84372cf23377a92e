import {
  processJustificationAndFinalization,
  type Checkpoint,
  type FinalityState,
} from '../rules/finality-gadget.js';
import type { StakeRules } from '../rules/stake-rules.js';
import { noParticipation, participatingStake, type Participation } from './participation.js';
import { stakeAtEpochEnd } from './process-epoch.js';
import { totalActiveStake, type Stake } from './stake.js';

/**
 * What a chain knows after a block: which votes it holds, what they have made just or final, and whose stake is left.
 * Immutable, and a function of the chain alone.
 */
export interface ChainState {
  /** The epoch whose votes `current` counts. */
  readonly epoch: number;
  readonly finality: FinalityState;
  /** Validators whose vote for the previous (current) epoch's checkpoint a block of this chain includes. */
  readonly previousTarget: Participation;
  readonly currentTarget: Participation;
  readonly stake: Stake;
}

/** Root of the chain's checkpoint of an epoch. */
export type CheckpointLookup = (epoch: number) => string;

/** Justification as it would be if the state's epoch ended with the votes included so far. */
export function finalityAtEpochEnd(
  state: ChainState,
  rules: StakeRules,
  checkpointRoot: CheckpointLookup,
): FinalityState {
  const { epoch, stake } = state;
  const checkpointOf = (of: number): Checkpoint => ({ epoch: of, root: checkpointRoot(of) });
  return processJustificationAndFinalization(state.finality, {
    epoch,
    previousCheckpoint: checkpointOf(epoch - 1),
    currentCheckpoint: checkpointOf(epoch),
    previousTargetStake: participatingStake(state.previousTarget, stake, epoch - 1),
    currentTargetStake: participatingStake(state.currentTarget, stake, epoch),
    totalStake: totalActiveStake(stake, epoch),
    quorumPercent: rules.finalityQuorumPercent,
  });
}

/** The state at the start of `epoch`: epoch processing for every boundary on the way (`process_slots`). */
export function advanceToEpoch(
  state: ChainState,
  epoch: number,
  rules: StakeRules,
  checkpointRoot: CheckpointLookup,
): ChainState {
  let advanced = state;
  while (advanced.epoch < epoch) {
    const finality = finalityAtEpochEnd(advanced, rules, checkpointRoot);
    advanced = {
      epoch: advanced.epoch + 1,
      finality,
      previousTarget: advanced.currentTarget,
      currentTarget: noParticipation(advanced.stake.validators),
      stake: stakeAtEpochEnd(advanced, finality.finalized.epoch, rules),
    };
  }
  return advanced;
}
