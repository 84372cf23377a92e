import type { Io } from '../io.js';
import type { Arguments, Option } from '../options/option.js';

/** One command of the face, a file each. */
export interface Command {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  /** What follows the name in a usage line: operands, as people read them. */
  readonly operands: string;
  readonly operandsMax: number;
  readonly options: readonly Option[];
  /** Paragraphs under the options: defaults, exit status, an example. */
  readonly notes: readonly string[];
  /** Resolves to the exit status; throws a UsageError for bad usage. */
  run(args: Arguments, io: Io): Promise<number>;
}
