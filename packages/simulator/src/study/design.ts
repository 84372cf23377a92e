import {
  parseParams,
  UsageError,
  type Conditions,
  type Registry,
  type RunResult,
  type Scenario,
  type Topology,
  type WorkloadKind,
} from '@dmct/core';
import { checkSettings, wholeNumber } from '../run/settings.js';

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

/** How far a study is: runs done, runs in all, and the pair at work. */
export interface StudyProgress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** More runs of one pair than this are refused. */
export const SEEDS_MAX = 10_000_000;

/**
 * Parses the conditions and refuses, with a UsageError, whatever is wrong with the study as a whole: that would
 * otherwise come back as a table in which every pair is refused.
 */
export function checkDesign(registry: Registry, design: StudyDesign): Conditions {
  const settings = checkSettings(design);
  wholeNumber('seeds', design.seeds, 1, SEEDS_MAX);
  if (design.seed + design.seeds - 1 > Number.MAX_SAFE_INTEGER) {
    throw new UsageError('the last seed is above 2^53 - 1: take a smaller seed or fewer seeds');
  }
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
  return settings.conditions;
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
