/** How far a ledger is: whole experiments before this one, and a part of it. */
export interface LedgerProgress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** How a ledger of claims or published results is run; every member has a default. */
export interface LedgerOptions {
  /** Fewer samples, same rules. Default false. */
  readonly quick?: boolean;
  readonly onProgress?: (progress: LedgerProgress) => void;
}
