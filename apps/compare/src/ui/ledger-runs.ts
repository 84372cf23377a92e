import { inTurn } from './queue.js';

/** What runs of a ledger on this page: one entry or many in turn, ended all together by a button. */
export interface LedgerRuns {
  /** Does one job, which the signal may end; the button can be pressed while any is done. */
  one(job: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Ends what runs, and does these in turn; resolves when all are done or the button has ended them. */
  all(ids: readonly string[], run: (id: string) => Promise<void>): Promise<void>;
}

/** @param left ends when the view is left. */
export function createLedgerRuns(cancel: HTMLButtonElement, left: AbortSignal): LedgerRuns {
  let running = new AbortController();
  let count = 0;
  const end = (): void => {
    running.abort();
    // What is started from now on isn't ended by what was pressed before.
    running = new AbortController();
  };
  cancel.disabled = true;
  cancel.addEventListener('click', end);
  return {
    one: async (job) => {
      count++;
      cancel.disabled = false;
      await job(AbortSignal.any([running.signal, left]));
      count--;
      cancel.disabled = count === 0;
    },
    all: (ids, run) => {
      end();
      return inTurn(ids, AbortSignal.any([running.signal, left]), run);
    },
  };
}
