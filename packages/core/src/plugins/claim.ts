import type { RandomStream } from '../random/stream.js';
import type { RunResult } from '../scenario/result.js';
import type { Scenario } from '../scenario/scenario.js';

/** What an experiment works with: the simulator, its random draws, and how much time it has. */
export interface Lab {
  /** Runs one scenario on the one engine. */
  simulate(scenario: Scenario): RunResult;
  /** Draws of this experiment under a label. */
  stream(label: string): RandomStream;
  /** Fewer samples, same rule: for a look within seconds. */
  readonly quick: boolean;
  /** Tells how far the experiment is, from 0 to 1. */
  progress(fraction: number): void;
}

/**
 * About how many seconds of one core an experiment takes, and how many when it is quick. A hint for progress and for what
 * is begun first where there are workers: no result depends on it.
 */
export interface ExperimentCost {
  readonly seconds: number;
  readonly quickSeconds: number;
}

/** What is expected of an experiment that doesn't say. */
export const COST_UNKNOWN: ExperimentCost = { seconds: 0.2, quickSeconds: 0.1 };

/** What an experiment decided: it holds, it holds under a condition, it doesn't. */
export type ClaimVerdict = 'supported' | 'conditional' | 'refuted';

/** What an experiment saw. */
export interface Evidence {
  /** What was measured, in words with its unit. */
  readonly metric: string;
  /** The number, in the unit of `metric`; its 95 % interval is in the same. */
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly samples: number;
  /** Everything else worth keeping, by name. Reporters draw `table`: `columns` of headings and `rows` of cells. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A claim of the document, decided by an experiment whose rule is fixed beforehand. */
export interface Claim {
  readonly id: string;
  /** The claim in our words. */
  readonly statement: string;
  /** The section of the document that makes it. */
  readonly source: string;
  /** The decision rule, in words, as `judge` applies it. */
  readonly rule: string;
  /** About how long it takes; default {@link COST_UNKNOWN}. */
  readonly cost?: ExperimentCost;
  experiment(lab: Lab): Promise<Evidence>;
  judge(evidence: Evidence): ClaimVerdict;
  /** The condition under which the claim holds, where the verdict is `conditional`. */
  condition?(evidence: Evidence): string;
}

/** Infers nothing; keeps all plugin kinds alike. */
export function defineClaim(claim: Claim): Claim {
  return claim;
}

/** A claim, judged. */
export interface ClaimResult {
  readonly id: string;
  readonly statement: string;
  readonly source: string;
  readonly rule: string;
  readonly verdict: ClaimVerdict;
  readonly condition: string | null;
  readonly metric: string;
  readonly evidence: Evidence;
}

/** What `dmct claims` prints. */
export interface ClaimsReport {
  readonly schemaVersion: number;
  readonly version: string;
  readonly quick: boolean;
  /** What all experiments draw from. */
  readonly seed?: number;
  readonly claims: readonly ClaimResult[];
}
