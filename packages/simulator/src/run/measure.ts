import {
  ContractError,
  countsTraitors,
  hashedConditions,
  RESULT_SCHEMA_VERSION,
  sourceOf,
  usualTraitors,
  VERSION,
  writeFork,
  type Authentication,
  type RunResult,
  type Scenario,
  type Strategy,
  type Value,
} from '@dmct/core';
import { accountEnergy } from '../energy/account.js';
import type { EndReason } from '../engine/engine.js';
import { judge } from '../oracles/judge.js';
import { replayCommand } from '../replay.js';
import { summariseSeconds } from '../study/statistics.js';
import { brokenAssumptions } from './broken-assumptions.js';
import type { PreparedScenario } from './prepare.js';
import type { Stage } from './stage.js';
import { countDecisions, finalityTimes } from './times.js';

/** Judges and measures a run that has ended. */
export function measureRun(stage: Stage, scenario: Scenario, endedBecause: EndReason): RunResult {
  const { corruption, engine, log, orders, prepared, schedule } = stage;
  const { attack, conditions, nodes, params, strategy } = prepared;
  const isLog = orders.workload.kind === 'log';
  const { verdicts, violations } = judge({
    honest: corruption.honest,
    awaited: corruption.awaited,
    workload: orders.workload.kind,
    decisions: log.decisions,
    retractions: log.retractions,
    submitted: submittedValues(stage),
    validityRule: sourceOf(strategy, prepared.workload) === undefined ? 'unanimity' : 'source',
    requiredValue: isLog ? null : requiredValue(stage),
    expectedValues: dueValues(stage),
    endedBecause,
  });
  const finality = finalityTimes(stage);
  const { byAll: count, missing } = countDecisions(stage);
  const endedSeconds = schedule.now / 1e9;
  // Idle timers after the last decision would thin the traffic out.
  const busySeconds =
    stage.prepared.strategy.watchSeconds === undefined && finality.lastAt > 0
      ? finality.lastAt / 1e9
      : endedSeconds;
  const finalitySeconds = summariseSeconds(finality.replicas);
  const { traffic } = stage.post;
  const authentication = authenticationOf(strategy, params);
  const counters = stage.crypto.counters;
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    version: VERSION,
    strategy: strategy.name,
    attack: attack.name,
    nodes,
    traitors: prepared.traitors,
    seed: prepared.seed,
    params: params as Readonly<Record<string, unknown>>,
    attackParams: prepared.attackParams as Readonly<Record<string, unknown>>,
    conditions: { ...conditions, topology: prepared.topology, horizonSeconds: stage.horizonSeconds },
    workload: orders.workload.kind,
    faultsTolerated: prepared.faultsTolerated,
    faulty: corruption.faulty,
    faultyShare: corruption.share,
    verdicts,
    violations,
    decisions: {
      count,
      perSecond: count === 0 || finality.lastAt <= 0 ? 0 : count / (finality.lastAt / 1e9),
      undecided: missing,
    },
    finalitySeconds,
    clientSeconds: summariseSeconds(finality.clients),
    messages: {
      total: traffic.total,
      bytes: traffic.bytes,
      byKind: Object.fromEntries(
        strategy.messageKinds.map((kind, index) => [kind, traffic.byKind[index] ?? 0]),
      ),
      delivered: traffic.delivered,
    },
    energyJoules: accountEnergy({
      profile: strategy.energy?.(params, nodes) ?? null,
      nodes,
      finalitySecondsMean: finalitySeconds?.mean ?? null,
      lastDecisionSeconds: finality.lastAt / 1e9,
      decisions: count,
      bytes: traffic.bytes,
      signs: counters.signs + (authentication === 'signature' ? traffic.envelopes : 0),
      verifies: counters.verifies + (authentication === 'signature' ? traffic.delivered : 0),
      macs: authentication === 'mac' ? traffic.total + traffic.delivered : 0,
      digests: counters.digests,
      emissionJoules: stage.waves?.joules ?? 0,
      listeningSeconds: stage.air?.listeningSeconds ?? 0,
      workShareSeconds: stage.races.shareSeconds,
      endedSeconds,
    }),
    hardware: {
      ...strategy.hardware?.(params, nodes),
      ...(stage.air === null ? {} : { transmitWatts: stage.air.transmitWattsMax }),
      bitsPerSecondPerNode: busySeconds > 0 ? (traffic.bytes * 8) / nodes / busySeconds : 0,
    },
    ...attackMeasures(stage),
    assumptionsBroken: brokenAssumptions(stage),
    ...forksMet(stage),
    endedBecause,
    endedSeconds,
    events: engine.events,
    traceHash: log.hash.finish(configurationText(stage)),
    replay: replayCommand(scenario),
  };
}

/** The fates that were changed, where any was. */
function forksMet({ prepared: { changes } }: Stage): Pick<RunResult, 'forks'> {
  if (changes.length === 0) return {};
  return { forks: changes.map(({ fork, isMet }) => ({ change: writeFork(fork), isMet: isMet() })) };
}

/** What the adversary counted, where it counts anything. Throws a ContractError for what is no finite number. */
function attackMeasures({ adversary, prepared }: Stage): Pick<RunResult, 'attackMeasures'> {
  const measures = adversary.measure?.() ?? {};
  for (const [name, value] of Object.entries(measures)) {
    if (Number.isFinite(value)) continue;
    throw new ContractError(`attack ${prepared.attack.name} measured ${name} = ${String(value)}`);
  }
  return Object.keys(measures).length === 0 ? {} : { attackMeasures: measures };
}

function authenticationOf({ authentication = 'none' }: Strategy, params: unknown): Authentication {
  return typeof authentication === 'function' ? authentication(params) : authentication;
}

/** The value that validity demands in `orders`, or null where it demands nothing. */
function requiredValue({ corruption, orders, prepared }: Stage): Value | null {
  const { nodes, strategy, workload } = prepared;
  const source = sourceOf(strategy, workload);
  if (source?.client === true) return corruption.isFaulty(nodes) ? null : orders.valueOf(nodes, 0);
  if (source?.replica !== undefined) {
    return corruption.isFaulty(source.replica) ? null : orders.valueOf(source.replica, 0);
  }
  const inputs = new Set(corruption.honest.map((id) => orders.valueOf(id, 0)));
  return inputs.size === 1 ? ([...inputs][0] as Value) : null;
}

/** The values that honest participants submitted. */
function submittedValues({ corruption, log }: Stage): readonly Value[] {
  const honest = log.submissions.filter(({ participant }) => !corruption.isFaulty(participant));
  return [...new Set(honest.map(({ value }) => value))];
}

/**
 * In `log`: the values that must be decided. An honest source submits every request sooner or later, whether or not
 * the horizon cut it short; of corrupted ones only what honest participants submitted is due.
 */
function dueValues(stage: Stage): readonly Value[] {
  const { corruption, orders, prepared } = stage;
  const source = sourceOf(prepared.strategy, prepared.workload);
  const sourceId = source?.client === true ? prepared.nodes : source?.replica;
  if (sourceId === undefined || corruption.isFaulty(sourceId)) return submittedValues(stage);
  return Array.from({ length: orders.workload.requests }, (_, index) => orders.valueOf(sourceId, index));
}

/** Everything that the trace depends on, as one text; the trace hash covers it. */
function configurationText({ horizonSeconds, prepared }: Stage): string {
  const { attack, attackParams, conditions, nodes, params, seed, strategy, topology, workload } = prepared;
  return JSON.stringify([
    VERSION,
    strategy.name,
    params,
    attack.name,
    attackParams,
    nodes,
    hashedTraitors(prepared),
    seed,
    topology,
    workload,
    hashedConditions(conditions),
    horizonSeconds,
  ]);
}

/** The number of traitors; the usual one where the attack takes none, for no run depends on it there (ADR 0045). */
function hashedTraitors({
  attack,
  attackParams,
  faultsTolerated,
  nodes,
  traitors,
}: PreparedScenario): number {
  return countsTraitors(attack, attackParams) ? traitors : usualTraitors(attack, nodes, faultsTolerated);
}
