import {
  RESULT_SCHEMA_VERSION,
  VERSION,
  type Assumption,
  type RunResult,
  type Scenario,
  type SecondsSummary,
  type Value,
} from '@dmct/core';
import { accountEnergy } from '../energy/account.js';
import type { EndReason } from '../engine/engine.js';
import { judge } from '../oracles/judge.js';
import { replayCommand } from '../replay.js';
import { quantile } from '../study/statistics.js';
import type { Stage } from './stage.js';

/** Judges and measures a run that has ended. */
export function measureRun(stage: Stage, scenario: Scenario, endedBecause: EndReason): RunResult {
  const { corruption, engine, log, orders, prepared } = stage;
  const { attack, conditions, nodes, params, strategy } = prepared;
  const isLog = orders.workload.kind === 'log';
  const expected = expectedValues(stage);
  const { verdicts, violations } = judge({
    honest: corruption.honest,
    workload: orders.workload.kind,
    decisions: log.decisions,
    retractions: log.retractions,
    submitted: expected,
    validityRule: strategy.source === undefined ? 'unanimity' : 'source',
    requiredValue: isLog ? null : requiredValue(stage),
    expectedValues: expected,
    endedBecause,
  });
  const finality = finalityTimes(stage);
  const count = decisionsByAll(stage);
  const endedSeconds = engine.time / 1e9;
  const finalitySeconds = summarise(finality.replicas);
  const { traffic } = engine;
  const authentication = strategy.authentication ?? 'none';
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
      undecided: corruption.honest.length * orders.workload.requests - finality.replicas.length,
    },
    finalitySeconds,
    clientSeconds: summarise(finality.clients),
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
      decisions: count,
      bytes: traffic.bytes,
      signs: counters.signs + (authentication === 'signature' ? traffic.envelopes : 0),
      verifies: counters.verifies + (authentication === 'signature' ? traffic.delivered : 0),
      macs: authentication === 'mac' ? traffic.total + traffic.delivered : 0,
      digests: counters.digests,
      emissionJoules: stage.waves?.joules ?? 0,
      listeningSeconds: engine.listeningSeconds,
      workShareSeconds: engine.workShareSeconds,
      endedSeconds,
    }),
    hardware: {
      ...strategy.hardware?.(params, nodes),
      bitsPerSecondPerNode: endedSeconds > 0 ? (traffic.bytes * 8) / nodes / endedSeconds : 0,
    },
    assumptionsBroken: assumptionsBroken(stage),
    endedBecause,
    endedSeconds,
    events: engine.events,
    traceHash: log.hash.finish(configurationText(stage)),
    replay: replayCommand(scenario),
  };
}

/** The value that validity demands in `orders`, or null where it demands nothing. */
function requiredValue({ corruption, orders, prepared }: Stage): Value | null {
  const { nodes, strategy } = prepared;
  const { source } = strategy;
  if (source?.client === true) return corruption.isFaulty(nodes) ? null : orders.valueOf(nodes, 0);
  if (source?.replica !== undefined) {
    return corruption.isFaulty(source.replica) ? null : orders.valueOf(source.replica, 0);
  }
  const inputs = new Set(corruption.honest.map((id) => orders.valueOf(id, 0)));
  return inputs.size === 1 ? ([...inputs][0] as Value) : null;
}

/** In `log`: the values that honest sources submitted, all of which are due. */
function expectedValues({ corruption, log }: Stage): readonly Value[] {
  const values = new Set<Value>();
  for (const { participant, value } of log.submissions)
    if (!corruption.isFaulty(participant)) values.add(value);
  return [...values];
}

/** Seconds from a value's submission to each honest replica's first decide of an instance, and to the clients'. */
function finalityTimes({ corruption, log, prepared }: Stage): {
  replicas: number[];
  clients: number[];
  lastAt: number;
} {
  const firstSubmission = log.submissions[0]?.at ?? 0;
  const submittedAt = new Map<Value, number>();
  for (const { at, value } of log.submissions) if (!submittedAt.has(value)) submittedAt.set(value, at);
  const seen = new Set<string>();
  const replicas: number[] = [];
  const clients: number[] = [];
  let lastAt = 0;
  for (const { at, instance, replica, value } of log.decisions) {
    const key = `${String(replica)} ${String(instance)}`;
    if (corruption.isFaulty(replica) || seen.has(key)) continue;
    seen.add(key);
    const seconds = (at - (submittedAt.get(value) ?? firstSubmission)) / 1e9;
    if (replica < prepared.nodes) {
      replicas.push(seconds);
      lastAt = Math.max(lastAt, at);
    } else clients.push(seconds);
  }
  return { replicas, clients, lastAt };
}

/** Instances that every honest replica decided, whatever each decided. */
function decisionsByAll({ corruption, log }: Stage): number {
  const deciders = new Map<number, Set<number>>();
  for (const { instance, replica } of log.decisions) {
    if (!corruption.honest.includes(replica)) continue;
    const set = deciders.get(instance) ?? new Set();
    set.add(replica);
    deciders.set(instance, set);
  }
  let count = 0;
  for (const set of deciders.values()) if (set.size === corruption.honest.length) count++;
  return count;
}

function summarise(seconds: readonly number[]): SecondsSummary | null {
  if (seconds.length === 0) return null;
  const ascending = [...seconds].sort((a, b) => a - b);
  return {
    mean: seconds.reduce((sum, value) => sum + value, 0) / seconds.length,
    p50: quantile(ascending, 0.5),
    p99: quantile(ascending, 0.99),
    max: ascending.at(-1) as number,
  };
}

/** The strategy's assumptions that this run broke: by the attack's nature, by its deeds, by the corrupted share. */
function assumptionsBroken({ corruption, gatekeeper, prepared }: Stage): readonly Assumption[] {
  const { attack, attackParams, conditions, faultsTolerated, nodes, strategy } = prepared;
  const broken = new Set<Assumption>(gatekeeper.broken);
  const isIdle = corruption.faulty.length === 0 && attack.corruption?.(attackParams) !== 'none';
  if (!isIdle) for (const assumption of attack.breaks(attackParams)) broken.add(assumption);
  const corruptedReplicas = corruption.faulty.filter((id) => id < nodes).length;
  const isShareCounted =
    strategy.faultModel.resource === 'hashrate' || strategy.faultModel.resource === 'stake';
  const isBeyond = isShareCounted
    ? corruption.share > faultsTolerated / nodes + 1e-9
    : corruptedReplicas > faultsTolerated;
  if (isBeyond) broken.add('faulty-within-bound');
  if (corruption.share >= 0.5 - 1e-12) broken.add('honest-majority-hashrate').add('honest-majority-stake');
  if (corruption.share >= 1 / 3 - 1e-12) broken.add('honest-two-thirds-stake');
  if (conditions.lossProbability > 0) broken.add('reliable-links').add('synchrony').add('partial-synchrony');
  if (conditions.clockSkewSeconds > 0) broken.add('common-epoch');
  return strategy.assumptions.filter((assumption) => broken.has(assumption));
}

/** Everything that the trace depends on, as one text; the trace hash covers it. */
function configurationText({ horizonSeconds, prepared }: Stage): string {
  const { attack, attackParams, conditions, nodes, params, seed, strategy, topology, traitors, workload } =
    prepared;
  return JSON.stringify([
    VERSION,
    strategy.name,
    params,
    attack.name,
    attackParams,
    nodes,
    traitors,
    seed,
    topology,
    workload,
    conditions,
    horizonSeconds,
  ]);
}
