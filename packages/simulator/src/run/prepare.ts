import {
  conditionsSchema,
  fitOf,
  parseParams,
  TOPOLOGIES,
  UsageError,
  WORKLOADS,
  type Attack,
  type Conditions,
  type Registry,
  type Scenario,
  type Strategy,
  type Topology,
  type WorkloadKind,
} from '@dmct/core';

/** More replicas than this are refused before anything is laid out for them. */
export const NODES_MAX = 100_000;
/** Runs that predict more messages than this are refused. */
export const PREDICTED_MESSAGES_MAX = 1_000_000;

/** A scenario whose every part was looked up and checked. */
export interface PreparedScenario {
  readonly strategy: Strategy;
  readonly attack: Attack;
  readonly params: unknown;
  readonly attackParams: unknown;
  readonly nodes: number;
  readonly traitors: number;
  readonly seed: number;
  readonly topology: Topology;
  readonly workload: WorkloadKind;
  readonly conditions: Conditions;
  readonly horizonSeconds: number | undefined;
  readonly faultsTolerated: number;
}

/** Looks a scenario up in the registry and checks it. Throws a UsageError of one line: what is wrong, what is allowed. */
export function prepareScenario(registry: Registry, scenario: Scenario): PreparedScenario {
  const strategy = registry.strategies.get(scenario.strategy);
  const attack = registry.attacks.get(scenario.attack);
  const nodes = wholeNumber('nodes', scenario.nodes, 1, NODES_MAX);
  const traitors = wholeNumber('traitors', scenario.traitors, 0, Number.MAX_SAFE_INTEGER);
  if (traitors > nodes) {
    throw new UsageError(`${String(traitors)} traitors are more than the ${String(nodes)} nodes there are`);
  }
  const seed = wholeNumber('seed', scenario.seed, 0, Number.MAX_SAFE_INTEGER);
  const params = parseParams(`strategy ${strategy.name}`, strategy.params, scenario.params ?? {});
  const attackParams = parseParams(`attack ${attack.name}`, attack.params, scenario.attackParams ?? {});
  const conditions = parseParams('the conditions', conditionsSchema, scenario.conditions ?? {});
  const fit = fitOf(strategy, attack);
  if (!fit.fits) throw new UsageError(fit.reason);
  const refusal = strategy.refuse?.(nodes, params) ?? null;
  if (refusal !== null) throw new UsageError(`strategy ${strategy.name}: ${refusal}`);
  refuseTooManyMessages(strategy, nodes, params);
  checkParticipants(conditions, nodes);
  const { horizonSeconds } = scenario;
  if (horizonSeconds !== undefined && !(horizonSeconds > 0 && Number.isFinite(horizonSeconds))) {
    throw new UsageError(`the horizon must be a number of seconds above 0, not ${String(horizonSeconds)}`);
  }
  return {
    strategy,
    attack,
    params,
    attackParams,
    nodes,
    traitors,
    seed,
    topology: oneOf('topology', scenario.topology ?? 'cities', TOPOLOGIES),
    workload: oneOf('workload', scenario.workload ?? 'orders', WORKLOADS),
    conditions,
    horizonSeconds,
    faultsTolerated: strategy.faultModel.maxFaulty(nodes, params),
  };
}

function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(
    `${name} must be a whole number from ${String(least)} to ${String(most)}, not ${String(value)}`,
  );
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  if ((allowed as readonly string[]).includes(value)) return value as T;
  throw new UsageError(`no ${name} "${value}"; there are: ${allowed.join(', ')}`);
}

function refuseTooManyMessages(strategy: Strategy, nodes: number, params: unknown): void {
  const predicted = strategy.predictedMessages?.(nodes, params) ?? 0;
  if (predicted <= PREDICTED_MESSAGES_MAX) return;
  const advice = strategy.tooManyMessagesAdvice;
  throw new UsageError(
    `${strategy.name} among ${String(nodes)} would send about ${predicted.toPrecision(3)} messages, ` +
      `more than a million${advice === undefined ? '' : `: ${advice}`}`,
  );
}

function checkParticipants(conditions: Conditions, nodes: number): void {
  if (conditions.shares !== 'equal' && conditions.shares.length !== nodes) {
    throw new UsageError(
      `the condition shares lists ${String(conditions.shares.length)} numbers for ${String(nodes)} nodes`,
    );
  }
  for (const { replica, atSeconds, untilSeconds } of conditions.crashes) {
    if (replica >= nodes) {
      throw new UsageError(
        `the condition crashes names replica ${String(replica)} of ${String(nodes)} nodes`,
      );
    }
    if (untilSeconds !== undefined && untilSeconds <= atSeconds) {
      throw new UsageError(`the condition crashes has a replica that is up before it goes down`);
    }
  }
}
