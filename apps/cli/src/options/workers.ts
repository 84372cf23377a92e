import type { Io } from '../io.js';
import type { Arguments, Option } from './option.js';
import { wholeNumber } from './values.js';

/** More threads than this are a slip of the finger. */
const WORKERS_MAX = 256;

export const WORKERS_OPTION: Option = {
  name: 'workers',
  value: 'N',
  help: 'threads that share the work, 1 for none but this one; default: as many as there are cores; the results are the same',
};

export function readWorkers(args: Arguments, io: Io): number {
  return wholeNumber(args, 'workers', 1, WORKERS_MAX) ?? Math.min(WORKERS_MAX, io.cores);
}
