import type { BatchProgress, RunBatch } from '@dmct/simulator';

/** How far a ledger is: experiments, each counted by what it is expected to take. */
export type LedgerProgress = BatchProgress;

/** How a ledger of claims or published results is run; every member has a default. */
export interface LedgerOptions<Row = unknown> {
  /** Fewer samples, same rules. Default false. */
  readonly quick?: boolean;
  readonly onProgress?: (progress: LedgerProgress) => void;
  /** Called for each result, in the ledger's order, as soon as it and all before it are there. */
  readonly onRow?: (row: Row) => void;
  /** How the experiments are done; default: one after another in this thread. The results don't depend on it. */
  readonly runBatch?: RunBatch;
}
