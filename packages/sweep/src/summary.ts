import { parseUntrustedJson, PROPERTIES, type Measured, type Verdicts } from '@dmct/core';
import { joinTallies, summariseTally, tallyOf, type TalliedRun, type Tally } from '@dmct/simulator';
import type { SweepCell, SweepPlan } from './plan.js';
import type { SweepRecord } from './record/columns.js';

/** What the runs of one cell gave, with 95 % intervals; `measured` is null where it was refused. */
export interface CellSummary {
  readonly cell: number;
  readonly scenario: SweepCell['scenario'];
  readonly measured: Measured | null;
  readonly refused: string | null;
}

/** What a sweep measured, a cell of the grid an entry, with 95 % intervals. */
export interface SweepSummary {
  readonly schemaVersion: 1;
  readonly version: string;
  readonly name: string;
  readonly configHash: string;
  readonly seeds: number;
  readonly seed: number;
  readonly cells: readonly CellSummary[];
}

/** Folds rows, which come in the order of the runs, into a summary of each cell; what it keeps is some numbers a run. */
export class Summariser {
  readonly #plan: SweepPlan;
  readonly #tallies = new Map<number, Tally[]>();
  readonly #refused = new Map<number, string>();
  #open: TalliedRun[] = [];
  #openCell = -1;

  constructor(plan: SweepPlan) {
    this.#plan = plan;
  }

  add(record: SweepRecord): void {
    const cell = record['cell'] as number;
    if (cell !== this.#openCell || this.#open.length >= 100) this.#close();
    this.#openCell = cell;
    const { refused } = record;
    if (typeof refused === 'string') this.#refused.set(cell, this.#refused.get(cell) ?? refused);
    else this.#open.push(talliedRun(record));
  }

  finish(): SweepSummary {
    this.#close();
    const { cells, configHash, name, sweep, version } = this.#plan;
    return {
      schemaVersion: 1,
      version,
      name,
      configHash,
      seeds: sweep.seeds,
      seed: sweep.seed,
      cells: cells.map(({ cell, scenario, refused: unfit }) => {
        const refused = unfit ?? this.#refused.get(cell) ?? null;
        const tallies = this.#tallies.get(cell) ?? [];
        const isMeasured = refused === null && tallies.length > 0;
        return {
          cell,
          scenario,
          measured: isMeasured ? summariseTally(joinTallies(tallies)) : null,
          refused,
        };
      }),
    };
  }

  #close(): void {
    if (this.#open.length > 0) {
      const before = this.#tallies.get(this.#openCell) ?? [];
      this.#tallies.set(this.#openCell, [...before, tallyOf(this.#open)]);
    }
    this.#open = [];
  }
}

/** What a summary needs of a run, from its row. */
function talliedRun(record: SweepRecord): TalliedRun {
  const number = (name: string): number => record[name] as number;
  const seconds = (name: string): TalliedRun['finalitySeconds'] => {
    const mean = record[name];
    // A summary takes the mean alone.
    return typeof mean === 'number' ? { mean, p50: mean, p99: mean, max: mean } : null;
  };
  const numbers = (name: string) =>
    parseUntrustedJson(name, record[name] as string) as Readonly<Record<string, number>>;
  return {
    verdicts: Object.fromEntries(
      PROPERTIES.map((property) => [property, record[property]]),
    ) as unknown as Verdicts,
    finalitySeconds: seconds('finalitySecondsMean'),
    clientSeconds: seconds('clientSecondsMean'),
    energyJoules: {
      total: number('energyJoules'),
      marginal: number('energyJoulesMarginal'),
      deployed: record['energyJoulesDeployed'] as number | null,
      byPart: { computation: 0, network: 0, emission: 0, listening: 0, idling: 0, work: 0 },
    },
    messages: {
      total: number('messages'),
      bytes: number('bytes'),
      byKind: {},
      delivered: number('delivered'),
    },
    hardware: numbers('hardware'),
    ...(record['attackMeasures'] !== null && { attackMeasures: numbers('attackMeasures') }),
    assumptionsBroken: (record['assumptionsBroken'] as string)
      .split(' ')
      .filter((name) => name !== '') as unknown as TalliedRun['assumptionsBroken'],
    faultyShare: number('faultyShare'),
    replay: record['replay'] as string,
  };
}
