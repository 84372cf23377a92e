/** What a worker is started with: where the plugins come from. */
export interface WorkerSetup {
  readonly cwd: string;
  /** The config's file; null for dmct.config.ts of the folder, where there is one. */
  readonly configFile: string | null;
}

/** A task of a batch as it travels to a worker. */
export interface Job {
  /** Tells apart what the workers' progress is about. */
  readonly id: number;
  readonly kind: string;
  readonly task: unknown;
}

/** What comes back. An error is told as data: a thrown one would lose its class on the way. */
export type Answer =
  | { readonly result: unknown; readonly seconds: number }
  | { readonly failure: { readonly name: string; readonly message: string; readonly stack: string } };

/** Sent while a job runs. */
export interface JobProgress {
  readonly job: number;
  readonly fraction: number;
}
