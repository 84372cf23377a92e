import {
  ASSUMPTION_NAMES,
  isRight,
  PROPERTIES,
  type Assumption,
  type Property,
  type RunResult,
} from '@dmct/core';

/** What a run is summarised by. */
export type TalliedRun = Pick<
  RunResult,
  | 'verdicts'
  | 'finalitySeconds'
  | 'clientSeconds'
  | 'energyJoules'
  | 'messages'
  | 'hardware'
  | 'attackMeasures'
  | 'assumptionsBroken'
  | 'faultyShare'
  | 'replay'
>;

/** The measures that a summary takes the mean of, each over the runs that have it. */
const MEASURES = {
  finalitySeconds: (run) => run.finalitySeconds?.mean ?? null,
  clientSeconds: (run) => run.clientSeconds?.mean ?? null,
  energyJoules: (run) => run.energyJoules.total,
  energyJoulesMarginal: (run) => run.energyJoules.marginal,
  energyJoulesDeployed: (run) => run.energyJoules.deployed,
  messages: (run) => run.messages.total,
  bytes: (run) => run.messages.bytes,
} as const satisfies Readonly<Record<string, (run: TalliedRun) => number | null>>;

export type Measure = keyof typeof MEASURES;
export const MEASURE_NAMES = Object.keys(MEASURES) as readonly Measure[];

/** Numbers of many runs by name, in the order of the runs. */
export type Columns = Readonly<Record<string, readonly number[]>>;

/**
 * What many runs of one pair gave, as plain data: some 100 bytes a run instead of a whole result, so that a long study
 * fits into memory and crosses from a worker cheaply. Tallies of consecutive runs, joined in their order, are the tally
 * of all of them to the bit.
 */
export interface Tally {
  readonly runs: number;
  readonly right: number;
  readonly violated: Readonly<Record<Property, number>>;
  readonly unknown: Readonly<Record<Property, number>>;
  readonly measures: Readonly<Record<Measure, readonly number[]>>;
  readonly hardware: Columns;
  /** Null where no attack counted anything. */
  readonly attackMeasures: Columns | null;
  readonly faultyShares: readonly number[];
  readonly assumptionsBroken: readonly Assumption[];
  /** The command that replays the first run that was not right. */
  readonly firstFailure: string | null;
}

/** What is kept of a cell's runs: counts, and the samples that means are taken of. */
export function tallyOf(runs: readonly TalliedRun[]): Tally {
  const countOf = (verdict: 'violated' | 'unknown') =>
    eachProperty((property) => runs.filter(({ verdicts }) => verdicts[property] === verdict).length);
  const right = runs.filter(({ verdicts }) => isRight(verdicts)).length;
  const counted = runs.flatMap(({ attackMeasures }) =>
    attackMeasures === undefined ? [] : [attackMeasures],
  );
  return {
    runs: runs.length,
    right,
    violated: countOf('violated'),
    unknown: countOf('unknown'),
    measures: Object.fromEntries(
      MEASURE_NAMES.map((name) => [name, runs.map(MEASURES[name]).filter((value) => value !== null)]),
    ) as Record<Measure, number[]>,
    hardware: columnsOf(runs.map(({ hardware }) => hardware)),
    attackMeasures: counted.length === 0 ? null : columnsOf(counted),
    faultyShares: runs.map(({ faultyShare }) => faultyShare),
    assumptionsBroken: ASSUMPTION_NAMES.filter((name) =>
      runs.some(({ assumptionsBroken }) => assumptionsBroken.includes(name)),
    ),
    firstFailure: runs.find(({ verdicts }) => !isRight(verdicts))?.replay ?? null,
  };
}

/** Tallies of consecutive runs as one. */
export function joinTallies(tallies: readonly Tally[]): Tally {
  const add = (pick: (tally: Tally) => number): number =>
    tallies.reduce((sum, tally) => sum + pick(tally), 0);
  const counted = tallies.flatMap(({ attackMeasures }) => (attackMeasures === null ? [] : [attackMeasures]));
  return {
    runs: add(({ runs }) => runs),
    right: add(({ right }) => right),
    violated: eachProperty((property) => add(({ violated }) => violated[property])),
    unknown: eachProperty((property) => add(({ unknown }) => unknown[property])),
    measures: Object.fromEntries(
      MEASURE_NAMES.map((name) => [name, tallies.flatMap(({ measures }) => measures[name])]),
    ) as Record<Measure, number[]>,
    hardware: joinColumns(tallies.map(({ hardware }) => hardware)),
    attackMeasures: counted.length === 0 ? null : joinColumns(counted),
    faultyShares: tallies.flatMap(({ faultyShares }) => faultyShares),
    assumptionsBroken: ASSUMPTION_NAMES.filter((name) =>
      tallies.some(({ assumptionsBroken }) => assumptionsBroken.includes(name)),
    ),
    firstFailure: tallies.find(({ firstFailure }) => firstFailure !== null)?.firstFailure ?? null,
  };
}

export function eachProperty<T>(compute: (property: Property) => T): Readonly<Record<Property, T>> {
  return Object.fromEntries(PROPERTIES.map((property) => [property, compute(property)])) as Record<
    Property,
    T
  >;
}

function columnsOf(rows: readonly Readonly<Record<string, number>>[]): Columns {
  return joinColumns(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value]]))),
  );
}

/** A name stands where it was first seen. */
function joinColumns(parts: readonly Columns[]): Columns {
  const columns = new Map<string, number[]>();
  for (const [name, values] of parts.flatMap((part) => Object.entries(part))) {
    const column = columns.get(name);
    if (column === undefined) columns.set(name, [...values]);
    else for (const value of values) column.push(value);
  }
  return Object.fromEntries(columns);
}
