import type { EnergyAccount, EnergyProfile } from '@dmct/core';
import { UNIT_COSTS, type UnitCosts } from './unit-costs.js';

/** What the meters of a run read, all replicas together, from its start to its end. */
export interface EnergyInput {
  /** Null where the strategy gives none: machines then draw nothing but what their operations cost. */
  readonly profile: EnergyProfile | null;
  readonly nodes: number;
  /** Mean time from submission to an honest replica's decide; null where nobody decided. */
  readonly finalitySecondsMean: number | null;
  /** Values decided by every honest replica. */
  readonly decisions: number;
  readonly bytes: number;
  readonly signs: number;
  readonly verifies: number;
  readonly macs: number;
  readonly digests: number;
  readonly emissionJoules: number;
  /** Receiver windows open, s, summed over replicas. */
  readonly listeningSeconds: number;
  /** Sum over replicas of share of the resource times seconds it worked, up to the run's end. */
  readonly workShareSeconds: number;
  readonly endedSeconds: number;
  /** When the last honest replica decided, s; default the run's end, which idle timers may put off. */
  readonly lastDecisionSeconds?: number;
  /** Other costs of an operation than the figures give. */
  readonly unitCosts?: Partial<UnitCosts>;
}

/**
 * Joules for one decision. Power that is drawn whether or not anything is decided (idling, work) counts for the
 * time of a decision; what is counted by the piece (messages, signatures, waves, open receivers) is shared by the
 * decisions of the run.
 */
export function accountEnergy(input: EnergyInput): EnergyAccount {
  const { profile } = input;
  const costs = { ...UNIT_COSTS, ...input.unitCosts };
  const decisions = Math.max(1, input.decisions);
  const secondsPerDecision = decisionSeconds(input, decisions);
  const workingFraction = input.endedSeconds > 0 ? input.workShareSeconds / input.endedSeconds : 0;
  const operations =
    input.signs * costs.sign +
    input.verifies * costs.verify +
    input.macs * costs.mac +
    input.digests * costs.digest;
  const byPart = {
    computation: operations / decisions,
    network: (input.bytes * 8 * costs.networkBit) / decisions,
    emission: input.emissionJoules / decisions,
    listening: ((profile?.listeningWatts?.value ?? 0) * input.listeningSeconds) / decisions,
    idling: (profile?.nodeWatts.value ?? 0) * input.nodes * secondsPerDecision,
    work: (profile?.workWatts?.value ?? 0) * workingFraction * secondsPerDecision,
  };
  const marginal = byPart.computation + byPart.network + byPart.emission;
  const deployedWatts = profile?.deployedWatts?.value;
  return {
    total: marginal + byPart.listening + byPart.idling + byPart.work,
    marginal,
    byPart,
    deployed:
      deployedWatts === undefined || input.finalitySecondsMean === null
        ? null
        : deployedWatts * secondsPerDecision,
  };
}

/**
 * How much of the network's time one decision takes: its time to finality, divided by the decisions that fall into
 * as long a time. Where decisions overlap in a pipeline that is the time until the last over their number. Without any
 * decision it is the whole run: the power was drawn, and bought nothing.
 */
function decisionSeconds(input: EnergyInput, decisions: number): number {
  if (input.finalitySecondsMean === null) return input.endedSeconds;
  if (decisions === 1) return input.finalitySecondsMean;
  const secondsBetween = (input.lastDecisionSeconds ?? input.endedSeconds) / decisions;
  return Math.min(input.finalitySecondsMean, secondsBetween);
}
