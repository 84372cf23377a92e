/**
 * Work that can be spread over threads: tasks as plain data, since plugins are code and can't be handed to a worker.
 * A worker builds the registry itself and looks up by `kind` how a task is done.
 */
export interface Batch<Task, Result> {
  /** What a host's workers know the tasks by: 'validation', 'claim', 'runs'. */
  readonly kind: string;
  /** Plain data, and so are the results. No task depends on another: the results are the same in any order. */
  readonly tasks: readonly Task[];
  /** What the task is called where progress is shown. */
  label(task: Task): string;
  /** Tasks of one group are expected to take about as long as each other; default: the label. */
  group?(task: Task): string;
  /** About how many seconds of one core the task takes, where that is known beforehand. It changes no result. */
  costSeconds?(task: Task): number | undefined;
  /** Does one task in this thread. */
  perform(task: Task, onProgress: (fraction: number) => void): Result | Promise<Result>;
}

/** How far a batch is. */
export interface BatchProgress {
  /** In tasks, each counted by what it is expected to take: `done / total` is a share of the time. */
  readonly done: number;
  readonly total: number;
  /** What is being done, or was done last. */
  readonly label: string;
}

/** Who is told of a batch's progress and results. */
export interface BatchListeners<Result> {
  /** Called at the start, now and then, and at the end. */
  onProgress?(progress: BatchProgress): void;
  /** Called in the tasks' order: for each as soon as it and all before it are done. */
  onResult?(result: Result, index: number): void;
  /** False where `onResult` is all that is wanted: nothing is then kept, and the list that comes back is empty. */
  readonly isKept?: boolean;
}

/** A host's way to do a batch. The results come in the order of the tasks, whoever did them. */
export type RunBatch = <Task, Result>(
  batch: Batch<Task, Result>,
  listeners: BatchListeners<Result>,
) => Promise<readonly Result[]>;
