/**
 * The document's claims and the published results, each an experiment on the one simulator and the one physics. A
 * claim has a rule that is fixed before its experiment runs; a published result has a number to meet.
 */
export { claims } from './claims/index.js';
export { validations } from './validations/index.js';
export { measuredAssumptions, type MeasuredAssumption } from './assumptions/measured-assumptions.js';
export { judgeClaim, runClaims, type ClaimTask } from './run/run-claims.js';
export { LEDGER_SEED } from './run/lab.js';
export {
  measureValidation,
  runValidations,
  validationReport,
  type ValidationOptions,
  type ValidationTask,
} from './run/run-validations.js';
export type { LedgerOptions, LedgerProgress } from './run/progress.js';
export * from './doubts.js';
export * from './frontier/index.js';
