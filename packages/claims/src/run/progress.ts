/** How far a ledger is: whole experiments before this one, and a part of it. */
export interface LedgerProgress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

export interface LedgerOptions {
  /** Fewer samples, same rules. Default false. */
  readonly quick?: boolean;
  readonly onProgress?: (progress: LedgerProgress) => void;
}
