import type { Measured, RunResult } from '@dmct/core';
import { summarise } from '@dmct/simulator';
import type { StrategyFacts } from '../../catalog/facts.js';

/** Right runs out of all, with some number of traitors. */
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
  /** By number of traitors; what wasn't run yet is missing. */
  readonly sweep: ReadonlyMap<number, SweepPoint>;
}

/** A row before its first run. */
export function emptyRow(facts: StrategyFacts, wanted: number, refused: string | null): RowState {
  return { facts, wanted, refused, results: [], sweep: new Map() };
}

/** The runs so far, folded as a study folds them: ordered by seed, whatever order they came in. */
export function measuredOf({ results }: RowState): Measured | null {
  if (results.length === 0) return null;
  return summarise([...results].sort((a, b) => a.seed - b.seed));
}

/** The largest number of traitors up to which every run was right; null while a smaller one is missing. */
export function toleratedOf(sweep: ReadonlyMap<number, SweepPoint>, most: number): number | null {
  let tolerated = -1;
  for (let traitors = 0; traitors <= most; traitors++) {
    const point = sweep.get(traitors);
    if (point === undefined) return null;
    if (point.right < point.runs) return tolerated;
    tolerated = traitors;
  }
  return tolerated;
}
