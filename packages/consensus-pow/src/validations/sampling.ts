import type { Lab, Measurement } from '@dmct/core';

const ERRORS_ALLOWED = 3.3;
/** 3.3 standard errors are to be at most this share of a proportion: half of what a row needs. */
const RELATIVE_ERROR_WANTED = 0.025;
const TRIALS_MIN = 10_000;
const QUICK_PART = 10;

/**
 * How many trials a proportion of about `probability` is worth, at `cost` units of work a trial and at most `costMax`
 * units; a tenth for a quick look.
 */
export function trialsFor(
  probability: number,
  { quick }: Pick<Lab, 'quick'>,
  cost: number,
  costMax: number,
): number {
  const relative = ERRORS_ALLOWED / RELATIVE_ERROR_WANTED;
  const wanted = (relative * relative * (1 - probability)) / probability;
  const trials = Math.min(costMax / cost, Math.max(TRIALS_MIN, wanted));
  return Math.ceil(quick ? trials / QUICK_PART : trials);
}

/** 3.3 standard errors of a proportion. */
export function proportionTolerance(probability: number, samples: number): number {
  return ERRORS_ALLOWED * Math.sqrt((probability * (1 - probability)) / samples);
}

/** Trials in parts, so that one can see how far they are. `run` does so many and returns its successes. */
export function proportion(
  trials: number,
  expected: number,
  lab: Lab,
  run: (trials: number) => number,
): Measurement {
  let successes = 0;
  for (let part = 0; part < PARTS; part++) {
    const from = Math.floor((trials * part) / PARTS);
    const to = Math.floor((trials * (part + 1)) / PARTS);
    successes += run(to - from);
    lab.progress((part + 1) / PARTS);
  }
  return {
    measured: successes / trials,
    samples: trials,
    tolerance: proportionTolerance(expected, trials),
  };
}

const PARTS = 8;
