import type { z } from 'zod';
import type { Citation } from './citation.js';
import type { Lab } from './claim.js';

/** What the simulated protocol gave at one parameter point. A yes or no is 1 or 0. */
export interface Measurement {
  readonly measured: number;
  /** Runs, trials or samples behind it. */
  readonly samples: number;
  /** Allowed |measured - expected|, from the sampling error at this sample size; 0 for exact rows. */
  readonly tolerance: number;
}

/**
 * A published result that a correct simulator must reproduce. `expected` is the published number or closed form;
 * `measure` runs the simulated protocol and never evaluates that form.
 */
export interface Validation<P = unknown> {
  /** Its group and number: A1 (proof of work), C4 (classical), D20-looks (waves). */
  readonly id: string;
  readonly title: string;
  readonly source: Citation;
  readonly params: z.ZodType<P>;
  /** The points at which the source prints a number; a row each. */
  readonly points: readonly P[];
  /** `exact` and `statistical` rows gate; `reported` ones never do. */
  readonly kind: 'exact' | 'statistical' | 'reported';
  expected(params: P): number;
  measure(params: P, lab: Lab): Promise<Measurement>;
}

/** Infers a row's parameter type. */
export function defineValidation<P>(validation: Validation<P>): Validation<P> {
  return validation;
}

export interface ValidationRow {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly kind: Validation['kind'];
  readonly expected: number;
  readonly measured: number;
  readonly tolerance: number;
  readonly samples: number;
  readonly verdict: 'pass' | 'fail';
}

export interface ValidationReport {
  readonly schemaVersion: number;
  readonly version: string;
  readonly quick: boolean;
  readonly rows: readonly ValidationRow[];
}
