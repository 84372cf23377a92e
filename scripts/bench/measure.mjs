import { performance } from 'node:perf_hooks';

/**
 * Times a piece of work several times after one warm-up, each time between two runs of a reference loop, so that a machine
 * that is slow at the moment is slow for both. What is timed once is long, and warms itself up.
 *
 * @param {() => number | void} work may say how many milliseconds it took, if it was timed elsewhere
 * @param {() => void} reference
 * @param {number} runs
 * @returns {{ milliseconds: number[], referenceMilliseconds: number[] }} one entry a run, unsorted
 */
export function timeBeside(work, reference, runs) {
  reference();
  if (runs > 1) work();
  const milliseconds = [];
  const referenceMilliseconds = [];
  for (let run = 0, before = time(reference); run < runs; run++) {
    milliseconds.push(time(work));
    const after = time(reference);
    referenceMilliseconds.push((before + after) / 2);
    before = after;
  }
  return { milliseconds, referenceMilliseconds };
}

/** @param {readonly number[]} numbers @param {number} share 0: the least, 1/2: the median, 1: the most */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
}

/** @param {() => number | void} work */
function time(work) {
  const start = performance.now();
  const own = work();
  return own ?? performance.now() - start;
}
