import { isRight, type RunResult, type Scenario } from '@dmct/core';
import { canonicalJson } from '../canonical-json.js';
import { COLUMNS, type SweepRecord } from './columns.js';

export interface RunIdentity {
  readonly run: number;
  readonly cell: number;
  readonly scenario: Scenario;
}

/** The row of a run. */
export function recordOf(identity: RunIdentity, result: RunResult): SweepRecord {
  const { decisions, energyJoules, finalitySeconds, messages, verdicts } = result;
  const { byPart } = energyJoules;
  return {
    ...identityOf(identity),
    right: isRight(verdicts),
    ...verdicts,
    faultsTolerated: result.faultsTolerated,
    faultyShare: result.faultyShare,
    decisions: decisions.count,
    undecided: decisions.undecided,
    finalitySecondsMean: finalitySeconds?.mean ?? null,
    finalitySecondsP50: finalitySeconds?.p50 ?? null,
    finalitySecondsP99: finalitySeconds?.p99 ?? null,
    finalitySecondsMax: finalitySeconds?.max ?? null,
    clientSecondsMean: result.clientSeconds?.mean ?? null,
    messages: messages.total,
    bytes: messages.bytes,
    delivered: messages.delivered,
    energyJoules: energyJoules.total,
    energyJoulesMarginal: energyJoules.marginal,
    energyJoulesDeployed: energyJoules.deployed,
    energyJoulesComputation: byPart.computation,
    energyJoulesNetwork: byPart.network,
    energyJoulesEmission: byPart.emission,
    energyJoulesListening: byPart.listening,
    energyJoulesIdling: byPart.idling,
    energyJoulesWork: byPart.work,
    hardware: canonicalJson(result.hardware),
    attackMeasures: result.attackMeasures === undefined ? null : canonicalJson(result.attackMeasures),
    assumptionsBroken: result.assumptionsBroken.join(' '),
    endedBecause: result.endedBecause,
    endedSeconds: result.endedSeconds,
    events: result.events,
    traceHash: result.traceHash,
    replay: result.replay,
    refused: null,
  };
}

/** The row of a run that the simulator refused. */
export function refusedRecord(identity: RunIdentity, reason: string): SweepRecord {
  const nothing = Object.fromEntries(COLUMNS.map(({ name }) => [name, null]));
  return { ...nothing, ...identityOf(identity), refused: reason };
}

function identityOf({ run, cell, scenario }: RunIdentity): SweepRecord {
  return {
    run,
    cell,
    strategy: scenario.strategy,
    attack: scenario.attack,
    nodes: scenario.nodes,
    traitors: scenario.traitors,
    seed: scenario.seed,
    topology: scenario.topology ?? 'cities',
    workload: scenario.workload ?? 'orders',
    params: canonicalJson(scenario.params ?? {}),
    attackParams: canonicalJson(scenario.attackParams ?? {}),
    conditions: canonicalJson(scenario.conditions ?? {}),
  };
}
