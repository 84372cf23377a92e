import type { Lab, Measurement } from '@dmct/core';

/** A row's error is so many standard errors. */
export const ERRORS_ALLOWED = 3.3;
/** These are to be at most this share of a proportion: half of what a row needs. */
const RELATIVE_ERROR_WANTED = 0.025;
/** What a row needs: a quick look stops there. */
const RELATIVE_ERROR_ALLOWED = 0.05;
const TRIALS_MIN = 10_000;

/** How many trials make the error of a sum small enough, where one trial's variance is so many squared means. */
export function trialsFor(relativeVariance: number, { quick }: Pick<Lab, 'quick'>): number {
  const relative = ERRORS_ALLOWED / (quick ? RELATIVE_ERROR_ALLOWED : RELATIVE_ERROR_WANTED);
  return Math.ceil(Math.max(TRIALS_MIN, relative * relative * relativeVariance));
}

/** One trial's variance in squared means, where it is a success with this probability. */
export function successVariance(probability: number): number {
  return (1 - probability) / probability;
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
  const successes = inParts(trials, lab, run).reduce((sum, part) => sum + part, 0);
  return {
    measured: successes / trials,
    samples: trials,
    tolerance: proportionTolerance(expected, trials),
  };
}

/** What `run` returns for each part of the trials. */
export function inParts<T>(trials: number, lab: Lab, run: (trials: number) => T): readonly T[] {
  return Array.from({ length: PARTS }, (_, part) => {
    const from = Math.floor((trials * part) / PARTS);
    const to = Math.floor((trials * (part + 1)) / PARTS);
    const result = run(to - from);
    lab.progress((part + 1) / PARTS);
    return result;
  });
}

const PARTS = 8;
