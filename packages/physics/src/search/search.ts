import { assertInteger } from '../math/assert.js';
import { log } from '../math/exponential.js';
import { cosTurns } from '../math/turns.js';

/** What is to be made as large as it can be, over the unit cube. */
export type Objective = (point: Float64Array) => number;

/** A search in the unit cube: its size, how long it may last and where it begins. */
export interface SearchOptions {
  /** Of the cube. */
  readonly dimensions: number;
  /** How often the objective may be asked, at most. */
  readonly evaluations: number;
  /** Draws in [0, 1). */
  readonly uniform: () => number;
  /** Where to begin. Default: the middle. */
  readonly start?: ArrayLike<number>;
}

/** What a search found, and how it came there. */
export interface SearchReport {
  /** The best point: one entry a dimension, in units of the cube's side. */
  readonly best: Float64Array;
  /** The objective there, in its own unit. */
  readonly value: number;
  readonly evaluations: number;
  /** The best value known after each step of the search, in the objective's unit; it never falls. */
  readonly trace: readonly number[];
}

/** Keeps the best point; the objective is asked through it, and not more often than allowed. */
export class Best {
  best: Float64Array;
  value = -Infinity;
  evaluations = 0;
  readonly trace: number[] = [];

  constructor(
    private readonly objective: Objective,
    private readonly options: SearchOptions,
  ) {
    assertInteger('dimensions', options.dimensions, 1, 1000);
    assertInteger('evaluations', options.evaluations, 1, 1e7);
    this.best = startOf(options);
  }

  get isSpent(): boolean {
    return this.evaluations >= this.options.evaluations;
  }

  ask(point: Float64Array): number {
    const value = this.objective(point);
    this.evaluations++;
    if (value > this.value) {
      this.value = value;
      this.best = point.slice();
    }
    return value;
  }

  step(): void {
    this.trace.push(this.value);
  }

  report(): SearchReport {
    const { best, value, evaluations, trace } = this;
    return { best, value, evaluations, trace };
  }
}

/** The first point; throws a RangeError where it has another length. */
export function startOf({ start, dimensions }: SearchOptions): Float64Array {
  if (start !== undefined && start.length !== dimensions) {
    throw new RangeError(`start must have ${dimensions} entries, got ${start.length}`);
  }
  return Float64Array.from({ length: dimensions }, (_, k) => start?.[k] ?? 0.5);
}

/** A number folded into [0, 1] at both ends, as a mirror does: without a pull towards the ends or away from them. */
export function folded(value: number): number {
  const turned = Math.abs(value) % 2;
  return turned > 1 ? 2 - turned : turned;
}

/** A normal draw (Box & Muller 1958). */
export function normal(uniform: () => number): number {
  return Math.sqrt(-2 * log(1 - uniform())) * cosTurns(uniform());
}
