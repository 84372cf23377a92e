/**
 * Sweeps: a grid of scenarios is planned, run in pieces that are plain data, written down as rows of one documented
 * schema, and summarised with 95 % intervals. Files and threads are the host's.
 */
export { planSweep, type PlanOptions, type SweepCell, type SweepPlan } from './plan.js';
export { readSweeps } from './config.js';
export { performSweepTask, sweepBatch, sweepTasks, type SweepTask } from './task.js';
export { COLUMNS, RESULTS_SCHEMA_VERSION, type Column, type SweepRecord } from './record/columns.js';
export { recordOf, refusedRecord } from './record/record-of.js';
export {
  headerMismatch,
  headerOf,
  parseHeader,
  type ResultsHeader,
  type SweepCode,
} from './record/header.js';
export { LINE_CHARACTERS_MAX, parseRecord } from './record/parse-record.js';
export { csvHead, csvLine } from './record/csv.js';
export { Summariser, type CellSummary, type SweepSummary } from './summary.js';
export { canonicalJson } from './canonical-json.js';
