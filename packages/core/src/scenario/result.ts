import type { Assumption } from '../assumptions.js';
import type { Conditions } from './conditions.js';
import type { Topology, WorkloadKind } from './scenario.js';
import type { Verdicts, Violation } from './verdict.js';

/** Version of the result's form; grows when a field changes its meaning or goes away. */
export const RESULT_SCHEMA_VERSION = 1;

/** Summary of a sample of seconds. */
export interface SecondsSummary {
  readonly mean: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Energy from the submission to the mean finality, J, all replicas together. */
export interface EnergyAccount {
  /** Sum of the parts: whole power times time to finality, over the decisions taken. */
  readonly total: number;
  /** What this decision added: computation of messages, network and emission, without idling and mining. */
  readonly marginal: number;
  readonly byPart: {
    readonly computation: number;
    readonly network: number;
    readonly emission: number;
    readonly listening: number;
    readonly idling: number;
    readonly work: number;
  };
  /** Today's real network's power times the measured finality; null where there is none. */
  readonly deployed: number | null;
}

/** One run, measured and judged: what `dmct run --reporter json` prints. */
export interface RunResult {
  readonly schemaVersion: typeof RESULT_SCHEMA_VERSION;
  readonly version: string;
  readonly strategy: string;
  readonly attack: string;
  readonly nodes: number;
  readonly traitors: number;
  readonly seed: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly attackParams: Readonly<Record<string, unknown>>;
  readonly conditions: Conditions & { readonly topology: Topology; readonly horizonSeconds: number };
  readonly workload: WorkloadKind;
  /** The strategy's own f for this size. */
  readonly faultsTolerated: number;
  /** Ids of the corrupted replicas (and clients, from id `nodes` on), ascending, and the share of the resource they hold. */
  readonly faulty: readonly number[];
  readonly faultyShare: number;
  readonly verdicts: Verdicts;
  /** One entry for each violated property: who, what, where in the trace. */
  readonly violations: readonly Violation[];
  readonly decisions: {
    /** Values (or instances) decided by every honest replica. */
    readonly count: number;
    readonly perSecond: number;
    /** Honest replicas without a decision, summed over the values. */
    readonly undecided: number;
  };
  /** From submission to each honest replica's decide; null if none decided. */
  readonly finalitySeconds: SecondsSummary | null;
  /** From submission to the client's own decide; null without clients or answers. */
  readonly clientSeconds: SecondsSummary | null;
  readonly messages: {
    readonly total: number;
    readonly bytes: number;
    readonly byKind: Readonly<Record<string, number>>;
    readonly delivered: number;
  };
  readonly energyJoules: EnergyAccount;
  /** Measured needs: name with unit to number. */
  readonly hardware: Readonly<Record<string, number>>;
  /** What the attack itself counted (`Adversary.measure`), name with unit to number; absent where it counts nothing. */
  readonly attackMeasures?: Readonly<Record<string, number>>;
  readonly assumptionsBroken: readonly Assumption[];
  /**
   * Where the scenario changed fates: which, as `--fork` takes it, and whether the run ever came to that message or wave.
   * Absent where it changed none.
   */
  readonly forks?: readonly { readonly change: string; readonly isMet: boolean }[];
  /** `quiet`: no event was left; `settled`: all decided and the strategy's watch after it ended; `horizon`: cut. */
  readonly endedBecause: 'quiet' | 'settled' | 'horizon';
  /** Global time when the run ended, s. */
  readonly endedSeconds: number;
  /**
   * Events that the engine took from its queue: arrivals, timers (cancelled ones too), finished work. The trace counts
   * otherwise: it also tells what follows from them (orders, waves, decisions), and not of what nobody heard.
   */
  readonly events: number;
  readonly traceHash: string;
  /** The command that runs this again. */
  readonly replay: string;
}
