import type { JobKind, Jobs, Reply, Request } from './jobs.js';

/** The lab refused the question: one line for people. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** How to ask. */
export interface AskOptions {
  /** Ends the job, even while it computes. The promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

/** Workers that hold the lab. */
export interface Pool {
  /** Runs a job in the next free worker. Rejects with {@link Refused} where the lab refuses it. */
  ask<K extends JobKind>(kind: K, input: Jobs[K]['input'], options?: AskOptions): Promise<Jobs[K]['output']>;
}

interface Job {
  readonly request: Request;
  readonly options: AskOptions;
  readonly resolve: (output: never) => void;
  readonly reject: (error: unknown) => void;
}

/** A pool of at most `size` workers, each started when it is first needed. */
export function createPool(size: number): Pool {
  const idle: Worker[] = [];
  const queue: Job[] = [];
  let alive = 0;

  const next = (): void => {
    const job = queue.shift();
    if (job === undefined) return;
    const worker = idle.pop() ?? (alive < size ? start() : undefined);
    if (worker === undefined) queue.unshift(job);
    else give(worker, job);
  };
  const start = (): Worker => {
    alive++;
    return new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' });
  };
  const give = (worker: Worker, job: Job): void => {
    const { onProgress, signal } = job.options;
    const end = (isReusable: boolean, settle: () => void): void => {
      signal?.removeEventListener('abort', abort);
      worker.onmessage = null;
      worker.onerror = null;
      if (isReusable) idle.push(worker);
      else {
        // Ending a worker is the one sure way to stop what it computes.
        worker.terminate();
        alive--;
      }
      settle();
      next();
    };
    const abort = (): void => {
      end(false, () => {
        job.reject(signal?.reason);
      });
    };
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      switch (data.kind) {
        case 'progress':
          onProgress?.(data.fraction);
          break;
        case 'done':
          end(true, () => {
            job.resolve(data.output as never);
          });
          break;
        case 'refused':
          end(true, () => {
            job.reject(new Refused(data.reason));
          });
          break;
        case 'fault':
          end(true, () => {
            job.reject(new Error(data.message));
          });
      }
    };
    worker.onerror = (event) => {
      end(false, () => {
        job.reject(new Error(event.message || 'a worker could not start'));
      });
    };
    signal?.addEventListener('abort', abort);
    worker.postMessage(job.request);
  };

  return {
    ask: <K extends JobKind>(kind: K, input: Jobs[K]['input'], options: AskOptions = {}) =>
      new Promise<Jobs[K]['output']>((resolve, reject) => {
        const { signal } = options;
        if (signal?.aborted === true) {
          reject(signal.reason as Error);
          return;
        }
        const job: Job = { request: { kind, input } as Request, options, resolve, reject };
        queue.push(job);
        signal?.addEventListener(
          'abort',
          () => {
            const at = queue.indexOf(job);
            if (at >= 0) {
              queue.splice(at, 1);
              reject(signal.reason as Error);
            }
          },
          { once: true },
        );
        next();
      }),
  };
}

/** As many workers as leave a core for the page, and never one alone: a long run must not hold up a short one. */
export function usualPoolSize(): number {
  return Math.max(2, Math.min(6, (navigator.hardwareConcurrency || 2) - 1));
}
