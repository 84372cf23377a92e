/**
 * One experiment's outcome: the number that theory expects, the number that the simulated field gave, how far they may
 * lie apart, and from how many trials (1 if nothing is random).
 */
export interface Measurement {
  readonly expected: number;
  readonly measured: number;
  readonly tolerance: number;
  readonly samples: number;
}

/** What every experiment with chance takes. */
export interface SamplingOptions {
  readonly seed: number;
  readonly samples: number;
}

/** A proportion with the tolerance 3.3·√(p(1 − p)/n), p the expected one: outside it once in a thousand. */
export function proportion(expected: number, hits: number, samples: number): Measurement {
  const tolerance = 3.3 * Math.sqrt((expected * (1 - expected)) / samples);
  return { expected, measured: hits / samples, tolerance, samples };
}

/** Whether the measurement lies within its tolerance; NaN never does. */
export function isWithinTolerance(measurement: Measurement): boolean {
  return Math.abs(measurement.measured - measurement.expected) <= measurement.tolerance;
}
