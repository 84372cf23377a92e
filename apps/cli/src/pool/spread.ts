import type { Batch, BatchListeners, RunBatch } from '@dmct/simulator';
import type { Io } from '../io.js';
import { Estimates } from './estimates.js';
import { InOrder } from './in-order.js';
import { Interrupted } from './interrupted.js';
import type { WorkerSetup } from './jobs.js';
import type { Done, Pool } from './pool.js';
import { TaskQueue } from './queue.js';

/** Below this many seconds workers cost more than they bring: each loads all plugins anew. */
const WORTH_WORKERS_SECONDS = 0.5;
/** From so many seconds on a lone task is a worker's too: this thread is then free to hear Ctrl-C. */
const LONE_WORKER_SECONDS = 2;
/** How long tasks are tried here, where they don't say what they take. */
const TRY_SECONDS = 0.25;
const TICK_MILLISECONDS = 1000;
/** How far a worker may run ahead of the first task that isn't done: what waits for it is kept in memory. */
const AHEAD_MAX = 1000;

export interface SpreadOptions {
  readonly workers: number;
  readonly setup: WorkerSetup;
  /** Says something that isn't progress: a worker that crashed. */
  onNote(text: string): void;
}

/**
 * Does batches over worker threads, or in this one where that is faster. Results, and the order in which they are told,
 * are the same with any number of workers. Rejects with Interrupted at Ctrl-C while workers are busy, after it has
 * handed on what was done.
 */
export function createRunBatch(io: Io, options: SpreadOptions): RunBatch {
  return (batch, listeners) => new Spread(io, options, batch, listeners).run();
}

class Spread<Task, Result> {
  readonly #io: Io;
  readonly #options: SpreadOptions;
  readonly #batch: Batch<Task, Result>;
  readonly #onProgress: BatchListeners<Result>['onProgress'];
  readonly #estimates: Estimates<Task>;
  readonly #inOrder: InOrder<Result>;
  #label = '';
  /** The workers are being ended: what they then tell is no crash. */
  #isClosed = false;
  /** Called when a task is done. */
  #onDone: (() => void)[] = [];

  constructor(io: Io, options: SpreadOptions, batch: Batch<Task, Result>, listeners: BatchListeners<Result>) {
    this.#io = io;
    this.#options = options;
    this.#batch = batch;
    this.#onProgress = listeners.onProgress?.bind(listeners);
    this.#estimates = new Estimates(batch);
    this.#inOrder = new InOrder(listeners.onResult?.bind(listeners), listeners.isKept ?? true);
  }

  async run(): Promise<readonly Result[]> {
    const { workerFile } = this.#io;
    const rest = await this.#runHere(workerFile === null ? Infinity : this.#budgetSeconds());
    if (rest.length > 0 && workerFile !== null) await this.#runThere(rest, workerFile);
    this.#onProgress?.(this.#estimates.progress('done'));
    return this.#inOrder.results;
  }

  /** How long to go on in this thread: to the end where the batch is short, or nobody could help. */
  #budgetSeconds(): number {
    const { tasks } = this.#batch;
    if (this.#options.workers < 2) return Infinity;
    const costs = tasks.map((task) => this.#batch.costSeconds?.(task));
    if (costs.includes(undefined)) return tasks.length < 2 ? Infinity : TRY_SECONDS;
    const seconds = costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
    return seconds < (tasks.length < 2 ? LONE_WORKER_SECONDS : WORTH_WORKERS_SECONDS) ? Infinity : 0;
  }

  /** Does tasks here until the budget is used, and returns those that are left. */
  async #runHere(budgetSeconds: number): Promise<readonly number[]> {
    const { tasks } = this.#batch;
    const beganAt = this.#io.now();
    for (let index = 0; index < tasks.length; index++) {
      const used = (this.#io.now() - beganAt) / 1000;
      const isWorthIt = index > 0 ? (used / index) * (tasks.length - index) >= WORTH_WORKERS_SECONDS : true;
      if (used >= budgetSeconds && isWorthIt) return tasks.slice(index).map((_, offset) => index + offset);
      const task = tasks[index] as Task;
      this.#tell(index);
      const startedAt = this.#io.now();
      const result = await this.#batch.perform(task, (fraction) => this.#tell(index, fraction));
      this.#finish(index, result, (this.#io.now() - startedAt) / 1000);
    }
    return [];
  }

  async #runThere(rest: readonly number[], workerFile: URL): Promise<void> {
    const { createPool } = await import('./pool.js');
    const workers = Math.min(this.#options.workers, rest.length);
    const pool = createPool({
      workers,
      workerFile,
      setup: this.#options.setup,
      onProgress: ({ job, fraction }) => this.#tell(job, fraction),
    });
    const queue = new TaskQueue(rest, this.#estimates, {
      workers,
      isWeighed: this.#batch.costSeconds !== undefined,
    });
    let takeBack = (): void => undefined;
    // A long task may tell nothing of itself: that it goes on is told all the same.
    const ticking = setInterval(
      () => this.#onProgress?.(this.#estimates.progress(this.#label)),
      TICK_MILLISECONDS,
    );
    try {
      const interrupted = new Promise<never>((_, reject) => {
        takeBack = this.#io.onInterrupt(() => reject(new Interrupted()));
      });
      const lanes = Array.from({ length: workers }, () => this.#lane(pool, queue));
      await Promise.race([Promise.all(lanes), interrupted]);
    } catch (error) {
      if (error instanceof Interrupted) this.#inOrder.flush();
      throw error;
    } finally {
      clearInterval(ticking);
      takeBack();
      this.#isClosed = true;
      await pool.close();
    }
  }

  /** One worker's share of the tasks. */
  async #lane(pool: Pool, queue: TaskQueue): Promise<void> {
    for (;;) {
      while ((queue.first ?? 0) - this.#inOrder.handedOn > AHEAD_MAX) {
        await new Promise<void>((resolve) => this.#onDone.push(resolve));
      }
      const index = queue.take();
      if (index === undefined) return;
      this.#tell(index);
      const { result, seconds } = await this.#runJob(pool, index);
      this.#finish(index, result as Result, seconds);
    }
  }

  /** A crash is told and its task tried once more: a second one is no chance. */
  async #runJob(pool: Pool, index: number): Promise<Done> {
    const job = { id: index, kind: this.#batch.kind, task: this.#batch.tasks[index] };
    try {
      return await pool.run(job);
    } catch (error) {
      if (!isCrash(error) || this.#isClosed) throw error;
      const label = this.#labelOf(index);
      this.#options.onNote(`a worker ended while at ${label} (${error.message}); trying that again`);
      return await pool.run(job).catch((again: unknown) => {
        if (!isCrash(again) || this.#isClosed) throw again;
        throw new Error(`a worker ended twice while at ${label} (${again.message})`);
      });
    }
  }

  #finish(index: number, result: Result, seconds: number): void {
    this.#estimates.finish(index, seconds);
    this.#inOrder.add(index, result);
    this.#onProgress?.(this.#estimates.progress(this.#label));
    const waiting = this.#onDone;
    this.#onDone = [];
    for (const resolve of waiting) resolve();
  }

  #tell(index: number, fraction?: number): void {
    if (fraction !== undefined) this.#estimates.fraction(index, fraction);
    this.#label = this.#labelOf(index);
    this.#onProgress?.(this.#estimates.progress(this.#label));
  }

  #labelOf(index: number): string {
    return this.#batch.label(this.#batch.tasks[index] as Task);
  }
}

function isCrash(error: unknown): error is Error {
  return error instanceof Error && error.name === 'WorkerCrash';
}
