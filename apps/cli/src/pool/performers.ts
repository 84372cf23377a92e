import type { Registry } from '@dmct/core';

export type Performer = (registry: Registry, task: never, onProgress: (fraction: number) => void) => unknown;

/** How a worker does the tasks of each kind of batch; each loads what it needs when it is first asked. */
export const PERFORMERS: Readonly<Record<string, () => Promise<Performer>>> = {
  validation: async () => (await import('@dmct/catalog')).measureValidation,
  claim: async () => (await import('@dmct/catalog')).judgeClaim,
  sweep: async () => (await import('@dmct/sweep')).performSweepTask,
  runs: async () => {
    const { performRuns, simulate } = await import('@dmct/simulator');
    return (registry, task: Parameters<typeof performRuns>[1], onProgress) =>
      performRuns(registry, task, simulate, (runs) => onProgress(runs / task.count));
  },
};
