/**
 * Version of the rows and of the line above them; grows when a column changes its meaning, its type or goes away, or when
 * that line does. 2: the line names the code that ran.
 */
export const RESULTS_SCHEMA_VERSION = 2;

/** `integer` is a whole number below 2^53, `number` a double; `json` is text that holds JSON. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'json';

/** A column of a sweep's results, the same in JSONL, CSV and Parquet. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly isNullable: boolean;
  /** What it holds, with its unit. */
  readonly description: string;
}

const column =
  (type: ColumnType, isNullable = false) =>
  (name: string, description: string): Column => ({ name, type, isNullable, description });
const text = column('text');
const integer = column('integer');
const json = column('json');
/** Null where the run was refused. */
const verdict = column('text', true);
const countOrNull = column('integer', true);
const numberOrNull = column('number', true);
const textOrNull = column('text', true);

/** The columns of a sweep's results, in their order: one row a run. */
export const COLUMNS: readonly Column[] = [
  integer('run', 'number of the run in the sweep, from 0: cell times seeds, plus its place in the cell'),
  integer('cell', 'number of the cell in the grid, from 0'),
  text('strategy', 'strategy id'),
  text('attack', 'attack id'),
  integer('nodes', 'replicas'),
  integer('traitors', 'corrupted replicas asked for'),
  integer('seed', 'seed of the run'),
  text('topology', 'where the participants are'),
  text('workload', 'what was agreed on'),
  json('params', "the strategy's parameters as given"),
  json('attackParams', "the attack's parameters as given"),
  json('conditions', 'conditions as given'),
  column('boolean', true)('right', 'whether all five properties hold'),
  verdict('agreement', 'holds, violated or unknown'),
  verdict('validity', 'holds, violated or unknown'),
  verdict('termination', 'holds, violated or unknown'),
  verdict('integrity', 'holds, violated or unknown'),
  verdict('finality', 'holds, violated or unknown'),
  countOrNull('faultsTolerated', "the strategy's own f at this size"),
  numberOrNull('faultyShare', 'share of the resource that was corrupted, 0 to 1'),
  countOrNull('decisions', 'values decided by every honest replica'),
  countOrNull('undecided', 'honest replicas without a decision, summed over the values'),
  numberOrNull(
    'finalitySecondsMean',
    'from submission to decision, mean over honest replicas, s; null if none decided',
  ),
  numberOrNull('finalitySecondsP50', 'the same, median, s'),
  numberOrNull('finalitySecondsP99', 'the same, 99th percentile, s'),
  numberOrNull('finalitySecondsMax', 'the same, last, s'),
  numberOrNull('clientSecondsMean', "from submission to the client's own decision, s; null without one"),
  countOrNull('messages', 'messages sent'),
  countOrNull('bytes', 'bytes sent'),
  countOrNull('delivered', 'messages delivered'),
  numberOrNull('energyJoules', 'energy of a decision, all replicas, J'),
  numberOrNull('energyJoulesMarginal', 'the part that this decision added, J'),
  numberOrNull(
    'energyJoulesDeployed',
    "today's real network's power times the finality, J; null where there is none",
  ),
  numberOrNull('energyJoulesComputation', 'part of energyJoules, J'),
  numberOrNull('energyJoulesNetwork', 'part of energyJoules, J'),
  numberOrNull('energyJoulesEmission', 'part of energyJoules, J'),
  numberOrNull('energyJoulesListening', 'part of energyJoules, J'),
  numberOrNull('energyJoulesIdling', 'part of energyJoules, J'),
  numberOrNull('energyJoulesWork', 'part of energyJoules, J'),
  column('json', true)('hardware', 'measured needs, name with unit to number'),
  column('json', true)(
    'attackMeasures',
    'what the attack counted, name with unit to number; null where it counts nothing',
  ),
  textOrNull('assumptionsBroken', "the strategy's assumptions that the run broke, between spaces"),
  textOrNull('endedBecause', 'quiet, settled or horizon'),
  numberOrNull('endedSeconds', 'simulated time at the end, s'),
  countOrNull('events', 'events of the run'),
  textOrNull('traceHash', 'hash of what happened'),
  textOrNull('replay', 'the command that runs it again'),
  textOrNull('refused', 'why the simulator refused the run; null where it ran'),
];

/** One row, by the columns' names. */
export type SweepRecord = Readonly<Record<string, string | number | boolean | null>>;
