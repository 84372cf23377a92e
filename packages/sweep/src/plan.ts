import {
  conditionsSchema,
  parseParams,
  sizeFault,
  UsageError,
  usualTraitors,
  VERSION,
  type Registry,
  type ResolvedSweep,
  type Scenario,
} from '@dmct/core';
import { checkScenario } from '@dmct/simulator';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.js';
import { countSettings, settingsOf, valuesOf } from './grid.js';

/** More cells or runs than this are refused before they are laid out; beyond the limits, a hundred times as many. */
const CELLS_MAX = 100_000;
const RUNS_MAX = 10_000_000;
const BEYOND_FACTOR = 100;

/** One point of the grid. */
export interface SweepCell {
  /** From 0, in the grid's order. */
  readonly cell: number;
  readonly scenario: Omit<Scenario, 'seed'>;
  /** Why it isn't run (the attack doesn't fit, too many messages); null where it is. */
  readonly refused: string | null;
}

/** A sweep with its grid laid out: cells, runs, and the hash under which it may be resumed. */
export interface SweepPlan {
  readonly name: string;
  readonly sweep: ResolvedSweep;
  readonly cells: readonly SweepCell[];
  /** Runs of all cells, those of refused ones included: run r is run r mod seeds of cell r div seeds. */
  readonly runs: number;
  /** Of the sweep, its parameters' defaults and nothing else: 64 hexadecimal digits. */
  readonly configHash: string;
  readonly version: string;
}

interface Variant {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** How far a plan may go. */
export interface PlanOptions {
  /** Also cells that may take hours or all memory, and more of them than are laid out otherwise. Default false. */
  readonly isBeyondLimits?: boolean;
}

/**
 * Lays the grid out. Throws a UsageError for what no cell could run: a bad name or value, or too many of them. A cell
 * whose size is above the limits is refused as one that doesn't fit is, unless the options go beyond.
 */
export function planSweep(
  registry: Registry,
  name: string,
  sweep: ResolvedSweep,
  { isBeyondLimits = false }: PlanOptions = {},
): SweepPlan {
  assertSize(name, sweep, isBeyondLimits);
  const strategies = sweep.strategies.flatMap(variantsOf);
  const attacks = sweep.attacks.flatMap(variantsOf);
  const parsed = [
    ...strategies.map((each) =>
      parseParams(`strategy ${each.name}`, registry.strategies.get(each.name).params, each.params),
    ),
    ...attacks.map((each) =>
      parseParams(`attack ${each.name}`, registry.attacks.get(each.name).params, each.params),
    ),
    ...settingsOf(sweep.conditions).map((each) => parseParams('the conditions', conditionsSchema, each)),
  ];
  const scenarios = scenariosOf(registry, sweep, strategies, attacks);
  return {
    name,
    sweep,
    cells: scenarios.map((scenario, cell) => ({
      cell,
      scenario,
      refused: refusalOf(registry, sweep, scenario) ?? (isBeyondLimits ? null : beyondLimits(scenario)),
    })),
    runs: scenarios.length * sweep.seeds,
    configHash: bytesToHex(sha256(utf8ToBytes(canonicalJson({ name, sweep, parsed })))),
    version: VERSION,
  };
}

/** Unique scenarios in the grid's order: strategies outermost, conditions innermost. */
function scenariosOf(
  registry: Registry,
  sweep: ResolvedSweep,
  strategies: readonly Variant[],
  attacks: readonly Variant[],
): readonly Omit<Scenario, 'seed'>[] {
  const found = new Map<string, Omit<Scenario, 'seed'>>();
  const conditions = settingsOf(sweep.conditions);
  for (const strategy of strategies)
    for (const attack of attacks)
      for (const nodes of valuesOf(sweep.nodes))
        for (const wanted of valuesOf(sweep.traitors))
          for (const topology of valuesOf(sweep.topology))
            for (const workload of valuesOf(sweep.workload))
              for (const each of conditions) {
                const traitors = wanted === 'own' ? ownTraitors(registry, strategy, attack, nodes) : wanted;
                const scenario = {
                  strategy: strategy.name,
                  attack: attack.name,
                  nodes,
                  traitors,
                  params: strategy.params,
                  attackParams: attack.params,
                  topology,
                  workload,
                  conditions: each,
                  ...(sweep.horizonSeconds !== undefined && { horizonSeconds: sweep.horizonSeconds }),
                };
                found.set(canonicalJson(scenario), scenario);
              }
  return [...found.values()];
}

function ownTraitors(registry: Registry, strategy: Variant, attack: Variant, nodes: number): number {
  const { faultModel, params } = registry.strategies.get(strategy.name);
  return usualTraitors(attack, nodes, faultModel.maxFaulty(nodes, params.parse(strategy.params)));
}

function refusalOf(
  registry: Registry,
  sweep: ResolvedSweep,
  scenario: Omit<Scenario, 'seed'>,
): string | null {
  try {
    checkScenario(registry, { ...scenario, seed: sweep.seed });
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

function beyondLimits(scenario: Omit<Scenario, 'seed'>): string | null {
  const fault = sizeFault(scenario);
  return fault === null ? null : `${fault}: --beyond-limits runs it all the same`;
}

function variantsOf(plugin: ResolvedSweep['strategies'][number]): readonly Variant[] {
  if (typeof plugin === 'string') return [{ name: plugin, params: {} }];
  return settingsOf(plugin.params ?? {}).map((params) => ({ name: plugin.name, params }));
}

function assertSize(name: string, sweep: ResolvedSweep, isBeyondLimits: boolean): void {
  const variants = (plugins: ResolvedSweep['strategies']): number =>
    plugins.reduce((sum, each) => sum + (typeof each === 'string' ? 1 : countSettings(each.params ?? {})), 0);
  const { nodes, traitors, topology, workload } = sweep;
  const cells =
    variants(sweep.strategies) *
    variants(sweep.attacks) *
    countSettings({ nodes, traitors, topology, workload }) *
    countSettings(sweep.conditions);
  const factor = isBeyondLimits ? BEYOND_FACTOR : 1;
  const advice = isBeyondLimits ? 'take fewer' : 'take fewer, or --beyond-limits lays them out all the same';
  if (cells > CELLS_MAX * factor) {
    throw new UsageError(
      `sweep ${name} has ${String(cells)} cells, above the limit of ${String(CELLS_MAX * factor)}: ${advice}`,
    );
  }
  if (cells * sweep.seeds > RUNS_MAX * factor) {
    throw new UsageError(
      `sweep ${name} has ${String(cells)} cells of ${String(sweep.seeds)} runs, above the limit of ${String(RUNS_MAX * factor)} in all: ${advice}`,
    );
  }
  if (sweep.seed + sweep.seeds - 1 > Number.MAX_SAFE_INTEGER) {
    throw new UsageError(`sweep ${name}: the last seed is above 2^53 - 1`);
  }
}
