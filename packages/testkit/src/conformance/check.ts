/**
 * One thing that the suite checks. `run` throws an Error that says what was wrong; it returns when all is well. Where the
 * suite was told how to load a plugin anew, one check gives a promise instead: hand `run` to a test runner, or await it.
 */
export interface Check {
  readonly name: string;
  readonly run: () => void | Promise<void>;
}

/** The same for what takes its time: claims and published results. `run` rejects with what was wrong. */
export interface AsyncCheck {
  readonly name: string;
  readonly run: () => Promise<void>;
}
