import { performance } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';
import type { Registry } from '@dmct/core';
import { workerData } from 'piscina';
import { loadRegistryOf } from '../config/registry.js';
import type { Answer, Job, JobProgress, WorkerSetup } from './jobs.js';
import { PERFORMERS } from './performers.js';

const PROGRESS_EVERY_MILLISECONDS = 100;

// Plugins are code and can't be handed over: each worker builds the registry from the same config.
let registry: Promise<Registry> | undefined;

/** What a worker thread does with a job. */
export default async function work({ id, kind, task }: Job): Promise<Answer> {
  try {
    registry ??= loadRegistryOf(workerData as WorkerSetup);
    const plugins = await registry;
    const perform = await PERFORMERS[kind]?.();
    if (perform === undefined) throw new Error(`no worker knows what "${kind}" is`);
    const startedAt = performance.now();
    const result = await perform(plugins, task as never, reporter(id));
    return { result, seconds: (performance.now() - startedAt) / 1000 };
  } catch (error) {
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { failure: { name, message, stack } };
  }
}

function reporter(job: number): (fraction: number) => void {
  let toldAt = performance.now();
  return (fraction) => {
    const now = performance.now();
    if (now - toldAt < PROGRESS_EVERY_MILLISECONDS) return;
    toldAt = now;
    parentPort?.postMessage({ job, fraction } satisfies JobProgress);
  };
}
