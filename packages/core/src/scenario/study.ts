import type { Assumption } from '../assumptions.js';
import type { DocumentedRow } from '../plugins/strategy.js';
import type { Conditions } from './conditions.js';
import type { RunResult } from './result.js';
import type { Topology, WorkloadKind } from './scenario.js';
import type { Property } from './verdict.js';

/** A two-sided 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A share of runs, with its Wilson interval. */
export interface Proportion {
  readonly count: number;
  readonly runs: number;
  readonly rate: number;
  readonly interval: Interval;
}

/** A mean over runs, with its interval (Student's t); null where no run gave a value. */
export interface Mean {
  readonly mean: number;
  readonly interval: Interval;
  readonly samples: number;
}

/** What many seeds of one (strategy, attack) pair gave. */
export interface Measured {
  readonly runs: number;
  /** Runs in which all properties held. */
  readonly right: Proportion;
  /** For each property, the runs that violated it, and those in which it stayed unknown. */
  readonly violated: Readonly<Record<Property, Proportion>>;
  readonly unknown: Readonly<Record<Property, number>>;
  readonly finalitySeconds: Mean | null;
  readonly clientSeconds: Mean | null;
  readonly energyJoules: Mean | null;
  readonly energyJoulesMarginal: Mean | null;
  readonly energyJoulesDeployed: Mean | null;
  readonly messages: Mean | null;
  readonly bytes: Mean | null;
  /** Means of the measured needs, name with unit to number. */
  readonly hardware: Readonly<Record<string, number>>;
  /** Means of what the attack counted, each over the runs that told it; absent where it counts nothing. */
  readonly attackMeasures?: Readonly<Record<string, number>>;
  /** Assumptions of the strategy that at least one run broke. */
  readonly assumptionsBroken: readonly Assumption[];
  /** The share of the resource that was corrupted, mean over runs. */
  readonly faultyShare: number;
  /** The 95 % intervals of all the above in one place, by name. */
  readonly intervals: Readonly<Record<string, Interval>>;
  /** The command that replays the first run that was not right, or null. */
  readonly firstFailure: string | null;
}

/** One row of a comparison. */
export interface ComparisonRow {
  readonly strategy: string;
  readonly title: string;
  readonly attack: string;
  readonly documented: DocumentedRow | null;
  /** The strategy's own assumptions. */
  readonly assumptions: readonly Assumption[];
  /** Its own f at this size, and the resource it is counted in. */
  readonly faultsTolerated: number;
  readonly resource: string;
  /** Null where the pair doesn't fit; then `refused` says why. */
  readonly measured: Measured | null;
  readonly refused: string | null;
}

/** What `dmct compare` prints. */
export interface Comparison {
  readonly schemaVersion: number;
  readonly version: string;
  readonly conditions: Conditions & {
    readonly topology: Topology;
    readonly workload: WorkloadKind;
    readonly nodes: number;
    readonly traitors: number;
    readonly seeds: number;
    readonly seed: number;
  };
  readonly rows: readonly ComparisonRow[];
  readonly replay: string;
}

/** A run's result or the refusal of its pair. */
export type StudyCell = { readonly results: readonly RunResult[] } | { readonly refused: string };
