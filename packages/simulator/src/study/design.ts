import {
  conditionsSchema,
  parseParams,
  TOPOLOGIES,
  UsageError,
  WORKLOADS,
  type Conditions,
  type Registry,
  type RunResult,
  type Scenario,
  type Topology,
  type WorkloadKind,
} from '@dmct/core';

/** What a study runs: every strategy under every attack, each with the same seeds. */
export interface StudyDesign {
  readonly strategies: readonly string[];
  readonly attacks: readonly string[];
  readonly nodes: number;
  readonly traitors: number;
  /** Runs of each pair. */
  readonly seeds: number;
  /** Run i of each pair uses the seed `seed + i`. */
  readonly seed: number;
  /** Raw parameters by strategy. */
  readonly params: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Raw parameters by attack. */
  readonly attackParams?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly topology: Topology;
  readonly workload: WorkloadKind;
  /** Raw conditions. */
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly horizonSeconds?: number;
  /** The command that runs the whole study again. */
  readonly replay: string;
}

/** How a study is run. */
export interface StudyOptions {
  /** Runs one scenario; default: the engine, here and now. A host with workers hands its own in. */
  readonly simulate?: (registry: Registry, scenario: Scenario) => RunResult;
  /** Called before the first run and after each; `label` names the pair. */
  readonly onProgress?: (progress: StudyProgress) => void;
}

export interface StudyProgress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/**
 * Parses the conditions and refuses, with a UsageError, whatever is wrong with the study as a whole: that would
 * otherwise come back as a table in which every pair is refused.
 */
export function checkDesign(registry: Registry, design: StudyDesign): Conditions {
  assertWhole('nodes', design.nodes, 1);
  assertWhole('traitors', design.traitors, 0);
  assertWhole('seeds', design.seeds, 1);
  assertWhole('seed', design.seed, 0);
  if (design.traitors > design.nodes) {
    throw new UsageError(
      `there can't be more traitors (${String(design.traitors)}) than nodes (${String(design.nodes)})`,
    );
  }
  if (design.seed + design.seeds - 1 > Number.MAX_SAFE_INTEGER) {
    throw new UsageError('the last seed is above 2^53 - 1: take a smaller seed or fewer seeds');
  }
  const { horizonSeconds } = design;
  if (horizonSeconds !== undefined && !(horizonSeconds > 0 && Number.isFinite(horizonSeconds))) {
    throw new UsageError(`the horizon must be a number of seconds above 0, not ${String(horizonSeconds)}`);
  }
  assertOneOf('topology', design.topology, TOPOLOGIES);
  assertOneOf('workload', design.workload, WORKLOADS);
  const strategies = assertListed('strategy', design.strategies);
  const attacks = assertListed('attack', design.attacks);
  for (const name of strategies) {
    parseParams(`strategy ${name}`, registry.strategies.get(name).params, design.params[name] ?? {});
  }
  for (const name of attacks) {
    parseParams(`attack ${name}`, registry.attacks.get(name).params, design.attackParams?.[name] ?? {});
  }
  assertUsed('strategy', design.params, strategies);
  assertUsed('attack', design.attackParams ?? {}, attacks);
  return parseParams('conditions', conditionsSchema, design.conditions);
}

function assertWhole(name: string, value: number, smallest: number): void {
  if (Number.isSafeInteger(value) && value >= smallest) return;
  throw new UsageError(
    `${name} must be a whole number of at least ${String(smallest)} (given: ${String(value)})`,
  );
}

function assertOneOf(kind: string, name: string, allowed: readonly string[]): void {
  if (allowed.includes(name)) return;
  throw new UsageError(`no ${kind} "${name}"; there are: ${allowed.join(', ')}`);
}

function assertListed(kind: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) throw new UsageError(`a study needs at least one ${kind}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`the ${kind} "${twice}" is listed twice`);
  return names;
}

function assertUsed(kind: string, params: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  const unused = Object.keys(params).find((name) => !names.includes(name));
  if (unused === undefined) return;
  throw new UsageError(
    `parameters are given for the ${kind} "${unused}", which isn't in this study (it has: ${names.join(', ')})`,
  );
}
