import type { Outcome, Value, Violation } from '@dmct/core';

/** A decide of a replica, as the engine recorded it. */
export interface RecordedDecision {
  readonly replica: number;
  readonly instance: number;
  readonly value: Value;
  /** Global time, ns. */
  readonly at: number;
  readonly traceIndex: number;
}

export interface RecordedRetraction {
  readonly replica: number;
  readonly instance: number;
  readonly traceIndex: number;
}

/** What an outside judge knows of a run: who was honest, what went in, what came out. */
export interface History {
  /** Honest replicas; what others decide is nobody's business. */
  readonly honest: readonly number[];
  /** Those of them that must decide, all by default: a replica that goes down for good owes no decision. */
  readonly awaited?: readonly number[];
  readonly workload: 'orders' | 'log';
  /** In the order of the trace. */
  readonly decisions: readonly RecordedDecision[];
  readonly retractions: readonly RecordedRetraction[];
  /** Values that honest sources submitted; `log` only. Empty: no source was honest, so that validity is vacuous. */
  readonly submitted: readonly Value[];
  /** Whose value is required in `orders`: the honest source's, or the one that all honest inputs share. */
  readonly validityRule: 'source' | 'unanimity';
  /** The value required in `orders`; null where the rule requires nothing. */
  readonly requiredValue: Value | null;
  /** Values that every honest replica must decide in `log`. */
  readonly expectedValues: readonly Value[];
  readonly endedBecause: 'quiet' | 'settled' | 'horizon';
}

/** What one oracle says. */
export type Finding =
  | { readonly outcome: Exclude<Outcome, 'violated'> }
  | { readonly outcome: 'violated'; readonly violation: Violation };

export const HOLDS: Finding = { outcome: 'holds' };
export const UNKNOWN: Finding = { outcome: 'unknown' };
