/** One thing that the suite checks. `run` throws an Error that says what was wrong; it returns when all is well. */
export interface Check {
  readonly name: string;
  readonly run: () => void;
}

/** The same for what takes its time: claims and published results. `run` rejects with what was wrong. */
export interface AsyncCheck {
  readonly name: string;
  readonly run: () => Promise<void>;
}
