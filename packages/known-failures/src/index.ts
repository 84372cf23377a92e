/**
 * Published protocols that were proved and yet fail, reduced to what their failures need, with the scenarios of the
 * papers that found them. They are no built-in strategies: only row C6 of the validation ledger runs them.
 */
import type { Validation } from '@dmct/core';
import { c6 } from './validations/c6.js';

export { fab } from './fab.js';
export { abraham2017Fab } from './scenarios/abraham-2017-fab.js';
export { abraham2017Zyzzyva } from './scenarios/abraham-2017-zyzzyva.js';
export { slowRun, throughputLost, type SlowRun } from './validations/slow-primary.js';
export { zyzzyva } from './zyzzyva.js';

/** Known failures of classical algorithms, each of which must come back. */
export const knownFailureValidations: readonly Validation[] = [c6];
