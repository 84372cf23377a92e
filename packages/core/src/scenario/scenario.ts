import type { Fork } from './fork.js';

/** Where the participants are. */
export const TOPOLOGIES = ['cities', 'uniform', 'grid', 'line', 'document'] as const;
/** One of {@link TOPOLOGIES}. */
export type Topology = (typeof TOPOLOGIES)[number];

/** What is to be decided: one order, or requests one after another. */
export const WORKLOADS = ['orders', 'log'] as const;
/** One of {@link WORKLOADS}. */
export type WorkloadKind = (typeof WORKLOADS)[number];

/** One run as plain data. The same scenario and version give the same trace hash on any machine. */
export interface Scenario {
  readonly strategy: string;
  /** Attack id; `none` for no attack. */
  readonly attack: string;
  readonly nodes: number;
  readonly traitors: number;
  /** A whole number in [0, 2^53). */
  readonly seed: number;
  /** Raw strategy parameters; parsed by the strategy's schema. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly attackParams?: Readonly<Record<string, unknown>>;
  readonly topology?: Topology;
  readonly workload?: WorkloadKind;
  /** Raw conditions; parsed by `conditionsSchema`. */
  readonly conditions?: Readonly<Record<string, unknown>>;
  /** When the run is cut, s; default: the strategy's own. */
  readonly horizonSeconds?: number;
  /** Messages and waves with another fate than they would have, each in the run that those before it make; default: none. */
  readonly forks?: readonly Fork[];
}
