import type { BatchProgress, RunBatch } from './batch.js';

/** Does a batch in this thread, one task after another. */
export const runHere: RunBatch = async (batch, listeners) => {
  const { isKept = true } = listeners;
  const { tasks } = batch;
  const costs = tasks.map((task) => batch.costSeconds?.(task) ?? 1);
  const costSum = costs.reduce((sum, cost) => sum + cost, 0);
  let costDone = 0;
  const report = (cost: number, label: string): void => {
    // Where every task counts alike this is the number of tasks, to the bit.
    const done = costSum === tasks.length ? cost : (cost / costSum) * tasks.length;
    listeners.onProgress?.({ done, total: tasks.length, label } satisfies BatchProgress);
  };
  const results: Awaited<ReturnType<typeof batch.perform>>[] = [];
  for (const [index, task] of tasks.entries()) {
    const label = batch.label(task);
    const cost = costs[index] ?? 1;
    report(costDone, label);
    const result = await batch.perform(task, (fraction) => {
      report(costDone + cost * Math.min(1, Math.max(0, fraction)), label);
    });
    costDone += cost;
    if (isKept) results.push(result);
    listeners.onResult?.(result, index);
  }
  report(costSum, 'done');
  return results;
};
