/** Where text goes. */
export interface TextOut {
  write(text: string): void;
  /** A terminal that people look at: progress may rewrite its line there, and colours may be shown. */
  readonly isTerminal: boolean;
  readonly columns: number;
}

/** The world outside the command, so that tests can give it another one. Files are Node's own. */
export interface Io {
  /** Data. */
  readonly stdout: TextOut;
  /** Progress and errors. */
  readonly stderr: TextOut;
  /** Folder that relative files and dmct.config.ts are looked up in. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A clock for progress alone, ms; no result depends on it. */
  now(): number;
  /** How this command was started, for commands that are shown to be typed again. */
  readonly program: string;
  /** Cores that the process may use. */
  readonly cores: number;
  /** What a worker thread runs; null where that isn't built: everything is then done in one thread. */
  readonly workerFile: URL | null;
  /** Calls back at the next Ctrl-C, which else ends the process at once; returns how to take that back. */
  onInterrupt(callback: () => void): () => void;
}

/** Columns where the output is not a terminal. */
export const PLAIN_COLUMNS = 100;

/** Whether colours are wanted: a terminal that shows them, unless NO_COLOR or FORCE_COLOR say otherwise. */
export function wantsColour(io: Io, out: TextOut): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.environment;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  return out.isTerminal && TERM !== 'dumb';
}
