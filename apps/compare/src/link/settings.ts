import type { CatalogFacts } from '../catalog/facts.js';
import { parseText, type Scenario, type Topology, type WorkloadKind } from '@dmct/core';

/** What every view shares: which run, under which conditions. Plain data, as a link holds it. */
export interface Settings {
  readonly strategy: string;
  readonly attack: string;
  readonly nodes: number;
  readonly traitors: number;
  readonly seeds: number;
  readonly seed: number;
  readonly topology: Topology;
  /** What is agreed on: one order, or requests one after another. */
  readonly workload: WorkloadKind;
  /** Size of the places that aren't cities, m. */
  readonly scaleMetres: number;
  /** Raw parameters, as typed: "pbft.quorum" to "3". */
  readonly set: Readonly<Record<string, string>>;
  readonly attackSet: Readonly<Record<string, string>>;
}

export const DEFAULT_SETTINGS: Settings = {
  strategy: 'pbft',
  attack: 'wrong-order',
  nodes: 10,
  traitors: 3,
  seeds: 5,
  seed: 1,
  topology: 'cities',
  workload: 'orders',
  scaleMetres: 1000,
  set: {},
  attackSet: {},
};

/** What the page takes; beyond it the command line goes on. */
export const BOUNDS = {
  nodes: [1, 64],
  traitors: [0, 64],
  seeds: [1, 1000],
  seed: [0, Number.MAX_SAFE_INTEGER],
  scaleMetres: [1e-3, 1e12],
} as const satisfies Partial<Record<keyof Settings, readonly [number, number]>>;

/** The names that a setting can have, where it is a name. */
export function allowedNames(
  facts: CatalogFacts,
  key: 'strategy' | 'attack' | 'topology' | 'workload',
): readonly string[] {
  if (key === 'topology') return facts.topologies;
  if (key === 'workload') return facts.workloads;
  return (key === 'strategy' ? facts.strategies : facts.attacks).map(({ name }) => name);
}

/** One run of a strategy as these settings have it. */
export function scenarioOf(settings: Settings, strategy: string, seed: number, traitors: number): Scenario {
  const { attack, attackSet, nodes, scaleMetres, set, topology, workload } = settings;
  return {
    strategy,
    attack,
    nodes,
    traitors,
    seed,
    params: ownedBy(set, strategy),
    attackParams: ownedBy(attackSet, attack),
    topology,
    workload,
    conditions: topology === 'cities' ? {} : { scaleMetres },
  };
}

/** The parameters of one owner, parsed as the command line parses them. */
export function ownedBy(
  set: Readonly<Record<string, string>>,
  owner: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(set)
      .filter(([key]) => key.startsWith(`${owner}.`))
      .map(([key, value]) => [key.slice(owner.length + 1), parseText(value)]),
  );
}
