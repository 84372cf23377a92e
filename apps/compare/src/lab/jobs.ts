import type {
  ClaimResult,
  ForkKey,
  Place,
  RunResult,
  Scenario,
  Topology,
  TraceEvent,
  ValidationRow,
} from '@dmct/core';
import type { DemoReport } from '@dmct/catalog';

/** Where participants would stand. */
export interface PlacesQuestion {
  readonly topology: Topology;
  readonly count: number;
  readonly scaleMetres: number;
  readonly seed: number;
}

/** Whether one parameter may have a value: whose it is, and the value as a link has it. */
export interface ParameterQuestion {
  readonly kind: 'set' | 'attackSet';
  readonly owner: string;
  readonly name: string;
  readonly text: string;
}

/** A block that some packet carried. */
export interface SeenBlock {
  readonly id: string;
  readonly parent: string;
  readonly height: number;
  readonly values: readonly string[];
  /** Who sent it first, and when, ns. */
  readonly from: number;
  readonly at: number;
  /**
   * When an honest participant first sent it or was sent it, ns, and not when it was held back until later; null where
   * none ever was.
   */
  readonly publicAt: number | null;
}

/** A run with everything that happened in it. */
export interface TracedRun {
  readonly result: RunResult;
  /** At most {@link EVENTS_MAX}; `eventsTotal` says how many there were. */
  readonly events: readonly TraceEvent[];
  readonly eventsTotal: number;
  /** For each message that arrives and each wave the key of its fate, aligned with `events`; null elsewhere. */
  readonly forkKeys: readonly (ForkKey | null)[];
  readonly blocks: readonly SeenBlock[];
  readonly places: readonly Place[];
  /** Seconds that waves (light, where the run has none) take from participant a to b, at [a · count + b]. */
  readonly waySeconds: Float64Array;
}

/** More events than this aren't kept: a diagram of them couldn't be read. */
export const EVENTS_MAX = 60_000;

/** What the page can ask a worker for. */
export interface Jobs {
  readonly run: { readonly input: Scenario; readonly output: RunResult };
  readonly trace: { readonly input: Scenario; readonly output: TracedRun };
  readonly claim: {
    readonly input: { readonly id: string; readonly quick: boolean };
    readonly output: ClaimResult;
  };
  readonly validation: {
    readonly input: { readonly id: string; readonly quick: boolean };
    readonly output: readonly ValidationRow[];
  };
  /** The document's byzantine_attack with one seed. */
  readonly demo: {
    readonly input: { readonly seed: number; readonly seeds: number };
    readonly output: DemoReport;
  };
  /** What is wrong with the value by its plugin's schema, or null. */
  readonly parameter: { readonly input: ParameterQuestion; readonly output: string | null };
  readonly places: { readonly input: PlacesQuestion; readonly output: readonly Place[] };
}

export type JobKind = keyof Jobs;

/** What goes to the worker: one job at a time. */
export type Request = {
  readonly [K in JobKind]: { readonly kind: K; readonly input: Jobs[K]['input'] };
}[JobKind];

/** What comes back: progress, then one of the others. */
export type Reply =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly output: unknown }
  /** The question was wrong: one line for people. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** A fault of ours. */
  | { readonly kind: 'fault'; readonly message: string };
