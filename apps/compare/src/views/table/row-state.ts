import { isRight, type Measured, type RunResult } from '@dmct/core';
import { summarise } from '@dmct/simulator';
import type { StrategyFacts } from '../../catalog/facts.js';

/** Right runs out of all, with some number of traitors; of none where the lab refuses to run so many. */
export interface SweepPoint {
  readonly right: number;
  readonly runs: number;
}

/** What is known of one row so far. */
export interface RowState {
  readonly facts: StrategyFacts;
  readonly results: readonly RunResult[];
  /** Runs of this row in all. */
  readonly wanted: number;
  readonly refused: string | null;
  /** Whether the attack fits the strategy at all: a row that fits is refused for what was set. */
  readonly fits: boolean;
  /** By number of traitors; what wasn't run yet is missing. */
  readonly sweep: ReadonlyMap<number, SweepPoint>;
}

/** A row before its first run. */
export function emptyRow(facts: StrategyFacts, wanted: number, refused: string | null): RowState {
  return { facts, wanted, refused, fits: refused === null, results: [], sweep: new Map() };
}

/** The runs so far, folded as a study folds them: ordered by seed, whatever order they came in. */
export function measuredOf({ results }: RowState): Measured | null {
  if (results.length === 0) return null;
  return summarise([...results].sort((a, b) => a.seed - b.seed));
}

/**
 * What is known of each number of traitors: the sweep's runs and, for the number that the table is measured with, the
 * table's own, which are more.
 */
export function sweepOf({ results, sweep }: RowState, traitors: number): ReadonlyMap<number, SweepPoint> {
  if (results.length === 0 || results.length < (sweep.get(traitors)?.runs ?? 0)) return sweep;
  const right = results.filter(({ verdicts }) => isRight(verdicts)).length;
  return new Map([...sweep, [traitors, { right, runs: results.length }]]);
}

/** The run of a row that is worth a look: the first by seed that was not right, or the first of all; null of none. */
export function seedToInspect(results: readonly RunResult[]): number | null {
  const runs = [...results].sort((a, b) => a.seed - b.seed);
  return (runs.find(({ verdicts }) => !isRight(verdicts)) ?? runs[0])?.seed ?? null;
}

/** What a sweep over traitors has shown. */
export interface Tolerance {
  /** With so many traitors, and each fewer that was tried, every run was right; -1 where not even without any. */
  readonly rightUpTo: number;
  /** The next number that was tried, with which some run was not right; null where it was not run. */
  readonly wrongAt: number | null;
  /** Runs behind the number of which fewest were made, of those that were right. */
  readonly runs: number;
}

/** Reads a sweep upwards over the numbers that are tried, ascending; null while one is missing that counts. */
export function toleranceOf(
  sweep: ReadonlyMap<number, SweepPoint>,
  swept: readonly number[],
): Tolerance | null {
  let rightUpTo = -1;
  let runs = Infinity;
  for (const traitors of swept) {
    const point = sweep.get(traitors);
    if (point === undefined) return null;
    // A size that the lab refuses ends what is known.
    if (point.runs === 0) break;
    if (point.right < point.runs) return { rightUpTo, wrongAt: traitors, runs };
    rightUpTo = traitors;
    runs = Math.min(runs, point.runs);
  }
  return { rightUpTo, wrongAt: null, runs };
}
