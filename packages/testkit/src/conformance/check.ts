/** One thing that the suite checks. `run` throws an Error that says what was wrong; it returns when all is well. */
export interface Check {
  readonly name: string;
  readonly run: () => void;
}
