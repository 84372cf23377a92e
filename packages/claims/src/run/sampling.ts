import type { Lab } from '@dmct/core';

/** A published proportion is met when 3.3 standard errors are at most this share of it. */
const RELATIVE_ERROR_MAX = 0.05;
const ERRORS_ALLOWED = 3.3;
/** Below this probability a run of sensible length can't see 5 %. */
const PROBABILITY_MIN = 0.01;
const SAMPLES_MIN = 2000;
const QUICK_PART = 10;

/**
 * How many trials a proportion of about `probability` takes, at `cost` units of work a trial and at most `costMax`
 * units in all.
 */
export function trialsFor(probability: number, lab: Lab, cost: number, costMax: number): number {
  const p = Math.min(1 - PROBABILITY_MIN, Math.max(PROBABILITY_MIN, probability));
  const wanted =
    ((ERRORS_ALLOWED * ERRORS_ALLOWED) / (RELATIVE_ERROR_MAX * RELATIVE_ERROR_MAX)) * ((1 - p) / p);
  const affordable = Math.floor(costMax / cost);
  return quickly(Math.max(200, Math.min(affordable, Math.max(SAMPLES_MIN, Math.ceil(wanted)))), lab);
}

/** A tenth of the samples, for a quick look. */
export function quickly(samples: number, lab: Lab): number {
  return lab.quick ? Math.min(samples, Math.max(100, Math.ceil(samples / QUICK_PART))) : samples;
}

/** A seed for an experiment that draws by itself. */
export function seedOf(lab: Lab): number {
  return lab.stream('seed').integer(4294967296);
}
