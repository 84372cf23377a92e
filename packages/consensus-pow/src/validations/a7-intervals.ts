import { defineValidation, type Lab } from '@dmct/core';
import { z } from 'zod';
import { NAKAMOTO_2008 } from '../citations.js';

const INTERVAL_SECONDS = 600;
const QUICK_PART = 6;
const ERRORS_ALLOWED = 3.3;

interface Case {
  readonly confirmations: number;
  readonly expected: number;
  /** So many that 3.3 errors are 5 % of what is expected at most. */
  readonly runs: number;
  /** Standard error of one run's contribution, s. */
  readonly error: number;
  statistic(sorted: readonly number[]): number;
}

const quantile =
  (part: number) =>
  (sorted: readonly number[]): number =>
    sorted[Math.floor(part * sorted.length)] ?? NaN;

const mean = (sample: readonly number[]): number =>
  sample.reduce((sum, each) => sum + each, 0) / sample.length;

/**
 * What exponential intervals of ten minutes give. Errors: a mean's is the deviation, a quantile's the square root of
 * p(1 - p) over the density there (one interval: p/600 s; six: 4.85e-5/s at the 95th percentile).
 */
const CASES = {
  'median-interval': {
    confirmations: 1,
    expected: 415.89,
    runs: 9500,
    error: INTERVAL_SECONDS,
    statistic: quantile(0.5),
  },
  'mean-of-six': {
    confirmations: 6,
    expected: 6 * INTERVAL_SECONDS,
    runs: 6000,
    error: INTERVAL_SECONDS * Math.sqrt(6),
    statistic: mean,
  },
  'percentile-95-of-six': {
    confirmations: 6,
    expected: 105.1 * 60,
    runs: 6000,
    error: Math.sqrt(0.95 * 0.05) / 4.85e-5,
    statistic: quantile(0.95),
  },
} as const satisfies Record<string, Case>;
type CaseName = keyof typeof CASES;
const NAMES = Object.keys(CASES) as [CaseName, ...CaseName[]];

/** The simulated protocol's own finality times: from submission at the start to the block, or to the sixth of six. */
export const a7Intervals = defineValidation({
  id: 'A7-intervals',
  title: 'time to one and to six confirmations of blocks that are mined, s',
  source: NAKAMOTO_2008,
  params: z.object({ case: z.enum(NAMES).default('median-interval').describe('which statistic') }),
  points: NAMES.map((name) => ({ case: name })),
  kind: 'statistical',
  cost: () => ({ seconds: 3, quickSeconds: 0.7 }),
  expected: ({ case: name }) => CASES[name].expected,
  measure({ case: name }, lab) {
    const which: Case = CASES[name];
    const runs = lab.quick ? Math.ceil(which.runs / QUICK_PART) : which.runs;
    const seconds = finalityTimes(which.confirmations, runs, lab).sort((a, b) => a - b);
    return Promise.resolve({
      measured: which.statistic(seconds),
      samples: runs,
      tolerance: (ERRORS_ALLOWED * which.error) / Math.sqrt(runs),
    });
  },
});

function finalityTimes(confirmations: number, runs: number, lab: Lab): number[] {
  const seeds = lab.stream('seeds');
  return Array.from({ length: runs }, (_, run) => {
    if (run % 100 === 0) lab.progress(run / runs);
    const { finalitySeconds } = lab.simulate({
      strategy: 'pow',
      attack: 'none',
      nodes: 1,
      traitors: 0,
      seed: seeds.uint32(),
      params: { confirmations, watchIntervals: 0 },
      conditions: { fixedDelaySeconds: 0 },
      horizonSeconds: 1e6,
    });
    return finalitySeconds?.mean ?? NaN;
  });
}
