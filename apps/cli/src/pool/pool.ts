import { UsageError } from '@dmct/core';
import { Piscina } from 'piscina';
import type { Answer, Job, JobProgress, WorkerSetup } from './jobs.js';

export interface Done {
  readonly result: unknown;
  /** How long a worker was at it, s. */
  readonly seconds: number;
}

/** Worker threads that do jobs, one at a time each. */
export interface Pool {
  /** Rejects with a WorkerCrash where the worker ended under the job, else with what the job threw. */
  run(job: Job): Promise<Done>;
  /** Ends the workers, whatever they are at. */
  close(): Promise<void>;
}

/** A worker ended (it left, ran out of memory, threw where nothing catches): the job itself may be sound. */
export class WorkerCrash extends Error {
  override readonly name = 'WorkerCrash';
}

export interface PoolOptions {
  readonly workers: number;
  readonly workerFile: URL;
  readonly setup: WorkerSetup;
  readonly onProgress: (progress: JobProgress) => void;
}

export function createPool({ workers, workerFile, setup, onProgress }: PoolOptions): Pool {
  const threads = new Piscina({
    filename: workerFile.href,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Infinity,
    workerData: setup,
  });
  // A worker that ends between two jobs is replaced; the next job tells if that doesn't help.
  threads.on('error', () => undefined);
  threads.on('message', onProgress);
  return {
    run: async (job) => {
      const answer: unknown = await threads.run(job).catch((error: unknown) => {
        throw new WorkerCrash(error instanceof Error ? error.message : String(error));
      });
      return doneOf(answer as Answer);
    },
    close: () => threads.destroy(),
  };
}

function doneOf(answer: Answer): Done {
  if (!('failure' in answer)) return answer;
  const { name, message, stack } = answer.failure;
  if (name === 'UsageError') throw new UsageError(message);
  throw Object.assign(new Error(message), { name, stack });
}
