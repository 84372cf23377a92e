import {
  ASSUMPTION_NAMES,
  isRight,
  PROPERTIES,
  type Interval,
  type Mean,
  type Measured,
  type Property,
  type RunResult,
} from '@dmct/core';
import { mean, studentInterval, wilson } from './statistics.js';

/** Folds the runs of one pair into what was measured. Throws a RangeError without runs. */
export function summarise(results: readonly RunResult[]): Measured {
  if (results.length === 0) throw new RangeError('there are no runs to summarise');
  const runs = results.length;
  const right = wilson(results.filter(({ verdicts }) => isRight(verdicts)).length, runs);
  const violated = eachProperty((property) =>
    wilson(results.filter(({ verdicts }) => verdicts[property] === 'violated').length, runs),
  );
  const means = {
    finalitySeconds: meanOf(results, (result) => result.finalitySeconds?.mean),
    clientSeconds: meanOf(results, (result) => result.clientSeconds?.mean),
    energyJoules: meanOf(results, (result) => result.energyJoules.total),
    energyJoulesMarginal: meanOf(results, (result) => result.energyJoules.marginal),
    energyJoulesDeployed: meanOf(results, (result) => result.energyJoules.deployed),
    messages: meanOf(results, (result) => result.messages.total),
    bytes: meanOf(results, (result) => result.messages.bytes),
  };
  return {
    runs,
    right,
    violated,
    unknown: eachProperty(
      (property) => results.filter(({ verdicts }) => verdicts[property] === 'unknown').length,
    ),
    ...means,
    hardware: meansOf(results.map(({ hardware }) => hardware)),
    ...(results.some(({ attackMeasures }) => attackMeasures !== undefined)
      ? { attackMeasures: meansOf(results.map(({ attackMeasures }) => attackMeasures ?? {})) }
      : {}),
    assumptionsBroken: ASSUMPTION_NAMES.filter((assumption) =>
      results.some(({ assumptionsBroken }) => assumptionsBroken.includes(assumption)),
    ),
    faultyShare: mean(results.map(({ faultyShare }) => faultyShare)),
    intervals: collectIntervals({ right, ...prefixed('violated', violated), ...means }),
    firstFailure: results.find(({ verdicts }) => !isRight(verdicts))?.replay ?? null,
  };
}

function eachProperty<T>(compute: (property: Property) => T): Readonly<Record<Property, T>> {
  return Object.fromEntries(PROPERTIES.map((property) => [property, compute(property)])) as Record<
    Property,
    T
  >;
}

/** Runs without a value (nothing decided, no client) are left out; `samples` says how many had one. */
function meanOf(
  results: readonly RunResult[],
  pick: (result: RunResult) => number | null | undefined,
): Mean | null {
  return studentInterval(results.map(pick).filter((value) => typeof value === 'number'));
}

/** The mean of each name, over the runs that have it. */
function meansOf(runs: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const samples = new Map<string, number[]>();
  for (const [name, value] of runs.flatMap((run) => Object.entries(run))) {
    samples.set(name, [...(samples.get(name) ?? []), value]);
  }
  return Object.fromEntries([...samples].map(([name, values]) => [name, mean(values)]));
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
