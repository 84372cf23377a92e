/** An option as the parser and the help know it. */
export interface Option {
  /** Without its dashes. */
  readonly name: string;
  /** What stands for its value in the help; null for a flag. */
  readonly value: string | null;
  /** May be given more than once. Default false: the second time is refused. */
  readonly repeatable?: boolean;
  readonly help: string;
}

/** What the parser found on a command line. */
export interface Arguments {
  readonly operands: readonly string[];
  /** The value of an option that was given once. */
  get(name: string): string | undefined;
  /** All values of a repeatable option, in order. */
  all(name: string): readonly string[];
  has(name: string): boolean;
}
