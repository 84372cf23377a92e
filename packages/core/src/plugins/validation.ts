import type { z } from 'zod';
import type { Plugins } from '../registry.js';
import type { Citation } from './citation.js';
import type { ExperimentCost, Lab } from './claim.js';

/** What the simulated protocol gave at one parameter point. A yes or no is 1 or 0. */
export interface Measurement {
  /** In the unit of the row's title. */
  readonly measured: number;
  /** Runs, trials or samples behind it. */
  readonly samples: number;
  /** Allowed |measured - expected|, in the same unit, from the sampling error at this sample size; 0 for exact rows. */
  readonly tolerance: number;
  /** The command that shows what was found, where a single run does: a counterexample. */
  readonly evidence?: string;
  /** Another measured number for the reader to compare, which isn't judged: the same by another model. */
  readonly beside?: MeasuredBeside;
}

/** A number that is printed beside a measured one. */
export interface MeasuredBeside {
  /** What it is, in a word or two: "true race". */
  readonly label: string;
  /** In units of what is measured. */
  readonly value: number;
}

/** How a point that is many runs is divided among workers: no part needs another, and they come in any order. */
export interface Division<P> {
  /** How many parts; 1: the point is better measured in one go. */
  parts(params: P, quick: boolean): number;
  /** What part number `part` (from 0) gave. Parts have the same lab: one that draws puts its number into the label. */
  measurePart(params: P, part: number, lab: Lab): Promise<Measurement>;
  /** The whole, from all its parts in their order. */
  join(parts: readonly Measurement[]): Measurement;
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
  /**
   * Whether `measured` must be `expected` to the last digit, or within the sampling error. A `reported` row, whose
   * published number was not confirmed or hangs on what its source doesn't say, is judged too, and its verdict fails
   * nothing.
   */
  readonly kind: 'exact' | 'statistical' | 'reported';
  /** What this row alone runs, and no list offers: a published failure, a scenario of its paper. */
  readonly plugins?: Pick<Plugins, 'strategies' | 'attacks'>;
  /** About how long a point takes; default {@link COST_UNKNOWN}. */
  cost?(params: P): ExperimentCost;
  expected(params: P): number;
  measure(params: P, lab: Lab): Promise<Measurement>;
  /** How a long point is divided; default: not at all. Made with `measure` by {@link inParts}. */
  readonly division?: Division<P>;
}

/** The members of a row that is measured in parts: by workers part by part, else one part after the other. */
export function inParts<P>(division: Division<P>): Pick<Validation<P>, 'measure' | 'division'> {
  return {
    division,
    measure: async (params, lab) => {
      const parts = division.parts(params, lab.quick);
      const found: Measurement[] = [];
      for (let part = 0; part < parts; part++) {
        const progress = (fraction: number): void => lab.progress((part + fraction) / parts);
        found.push(await division.measurePart(params, part, { ...lab, progress }));
      }
      return division.join(found);
    },
  };
}

/** Whether a failure of the row is a failure of the whole. */
export function isGating({ kind }: Pick<Validation, 'kind'>): boolean {
  return kind !== 'reported';
}

/** Infers a row's parameter type. */
export function defineValidation<P>(validation: Validation<P>): Validation<P> {
  return validation;
}

/** One published result at one point, measured and judged. Its numbers are in the unit of its title. */
export interface ValidationRow {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Where the source can be read, where it has a DOI or an address. */
  readonly sourceUrl?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly kind: Validation['kind'];
  readonly expected: number;
  readonly measured: number;
  readonly tolerance: number;
  readonly samples: number;
  /** The command of the one run that shows what was found, or null. */
  readonly evidence: string | null;
  /** What was measured beside, where the row has it. */
  readonly beside?: MeasuredBeside;
  readonly verdict: 'pass' | 'fail';
}

/** What `dmct validate` prints. */
export interface ValidationReport {
  readonly schemaVersion: number;
  readonly version: string;
  readonly quick: boolean;
  /** What all draws of the rows follow from. */
  readonly seed: number;
  readonly rows: readonly ValidationRow[];
}
