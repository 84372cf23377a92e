import type { Interval, Mean, Measured } from '@dmct/core';
import { mean, studentInterval, wilson } from './statistics.js';
import { eachProperty, MEASURE_NAMES, tallyOf, type Columns, type TalliedRun, type Tally } from './tally.js';

/** Folds the runs of one pair into what was measured. Throws a RangeError without runs. */
export function summarise(results: readonly TalliedRun[]): Measured {
  return summariseTally(tallyOf(results));
}

/** The same of runs that were tallied before. Throws a RangeError without runs. */
export function summariseTally(tally: Tally): Measured {
  const { runs } = tally;
  if (runs === 0) throw new RangeError('there are no runs to summarise');
  const right = wilson(tally.right, runs);
  const violated = eachProperty((property) => wilson(tally.violated[property], runs));
  // Runs without a value (nothing decided, no client) are left out; `samples` says how many had one.
  const means = Object.fromEntries(
    MEASURE_NAMES.map((name) => [name, notBelowZero(studentInterval(tally.measures[name]))]),
  ) as Record<(typeof MEASURE_NAMES)[number], ReturnType<typeof studentInterval>>;
  return {
    runs,
    right,
    violated,
    unknown: tally.unknown,
    ...means,
    hardware: meansOf(tally.hardware),
    ...(tally.attackMeasures !== null && { attackMeasures: meansOf(tally.attackMeasures) }),
    assumptionsBroken: tally.assumptionsBroken,
    faultyShare: mean(tally.faultyShares),
    intervals: collectIntervals({ right, ...prefixed('violated', violated), ...means }),
    firstFailure: tally.firstFailure,
  };
}

/**
 * Seconds, joules, messages and bytes have no mean below zero, but Student's interval of a few skewed values may begin
 * there. What of it is impossible is left out: an interval that held the mean holds it still.
 */
function notBelowZero(mean: Mean | null): Mean | null {
  if (mean === null || !Number.isFinite(mean.interval.low)) return mean;
  return { ...mean, interval: { low: Math.max(0, mean.interval.low), high: mean.interval.high } };
}

/** The mean of each name, over the runs that have it. */
function meansOf(columns: Columns): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, mean(values)]));
}

function prefixed<T>(prefix: string, entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${prefix}.${name}`, entry]));
}

function collectIntervals(
  entries: Readonly<Record<string, { readonly interval: Interval } | null>>,
): Readonly<Record<string, Interval>> {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, entry]) => (entry === null ? [] : [[name, entry.interval]])),
  );
}
