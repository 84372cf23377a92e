import { assertInteger, assertNotNegative, assertPositive } from '../math/assert.js';
import { cos, sin } from '../math/trigonometry.js';
import { createPhaseHistory, type PhaseHistory } from './phase-history.js';

/** Oscillators that pull each other. N of them. */
export interface PhaseLockingOptions {
  /** Each one's own rate beyond the common carrier, rad/s. */
  readonly ratesRadiansPerSecond: ArrayLike<number>;
  /** Phases at the start, rad. */
  readonly startRadians: ArrayLike<number>;
  /** K, rad/s. */
  readonly couplingRadiansPerSecond: number;
  /**
   * Seconds that a wave takes from j to i. Each knows its distances, takes the carrier's turns on the way out, and so
   * hears the phase that the other had then.
   */
  delaySeconds(i: number, j: number): number;
  readonly stepSeconds: number;
  readonly steps: number;
}

/** What came of the pulling. */
export interface LockedPhases {
  /** The phases at the end, rad, one entry an oscillator: with these the emitters start their waves. */
  readonly phasesRadians: Float64Array;
  /** Their rates over the last step, rad/s, one entry an oscillator; equal where they have locked. */
  readonly ratesRadiansPerSecond: Float64Array;
  /** r = |Σ e^{iθ}|/N after each step. */
  readonly orders: Float64Array;
}

/**
 * Kuramoto's coupling at finite delay, dθᵢ/dt = ωᵢ + (K/N)·Σⱼ sin(θⱼ(t − τᵢⱼ) − θᵢ(t)) (Kuramoto 1975; with delay
 * Yeung & Strogatz, PRL 82, 1999: equal oscillators at equal delays lock at the rate Ω = ω − K·sin Ωτ). Heun's method;
 * before the start everyone ran at its own rate. N² sines a step.
 * Throws a RangeError for lists of different lengths and for options that are out of their range.
 */
export function lockPhases(options: PhaseLockingOptions): LockedPhases {
  const { ratesRadiansPerSecond: rates, startRadians, stepSeconds, steps } = options;
  const count = rates.length;
  assertInteger('the number of oscillators', count, 1, 4096);
  if (startRadians.length !== count) throw new RangeError('startRadians must have one entry an oscillator');
  assertNotNegative('couplingRadiansPerSecond', options.couplingRadiansPerSecond);
  assertPositive('stepSeconds', stepSeconds);
  assertInteger('steps', steps, 1, 10_000_000);
  const delays = delayTable(options, count);
  const history = createPhaseHistory(startRadians, rates, stepSeconds, delays.longestSeconds);
  const first = new Float64Array(count);
  const second = new Float64Array(count);
  const orders = new Float64Array(steps);
  for (let step = 0; step < steps; step++) {
    slopes(options, history, delays.seconds, first);
    history.extend((i) => history.now(i) + stepSeconds * first[i]!);
    slopes(options, history, delays.seconds, second);
    // Heun: from the state before the guess, with the mean of both slopes.
    history.amend((i) => history.before(i) + 0.5 * stepSeconds * (first[i]! + second[i]!));
    orders[step] = orderOfPhases(Float64Array.from(rates, (_, i) => history.now(i)));
  }
  return {
    phasesRadians: Float64Array.from(rates, (_, i) => history.now(i)),
    ratesRadiansPerSecond: first.map((slope, i) => 0.5 * (slope + second[i]!)),
    orders,
  };
}

/** Kuramoto's order r = |Σ e^{iθ}|/N of N phases in radians, one entry an oscillator, 0 to 1 (Kuramoto 1975). */
export function orderOfPhases(phasesRadians: Float64Array): number {
  let re = 0;
  let im = 0;
  for (const phase of phasesRadians) {
    re += cos(phase);
    im += sin(phase);
  }
  return Math.sqrt(re * re + im * im) / phasesRadians.length;
}

function delayTable(
  options: PhaseLockingOptions,
  count: number,
): { readonly seconds: Float64Array; readonly longestSeconds: number } {
  const seconds = new Float64Array(count * count);
  let longestSeconds = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      if (i === j) continue;
      const delay = options.delaySeconds(i, j);
      assertNotNegative('a delay', delay);
      seconds[i * count + j] = delay;
      longestSeconds = Math.max(longestSeconds, delay);
    }
  }
  return { seconds, longestSeconds };
}

function slopes(
  options: PhaseLockingOptions,
  history: PhaseHistory,
  delays: Float64Array,
  out: Float64Array,
): void {
  const { ratesRadiansPerSecond: rates, couplingRadiansPerSecond } = options;
  const count = rates.length;
  for (let i = 0; i < count; i++) {
    const own = history.now(i);
    let pull = 0;
    for (let j = 0; j < count; j++) {
      if (j !== i) pull += sin(history.ago(j, delays[i * count + j]!) - own);
    }
    out[i] = rates[i]! + (couplingRadiansPerSecond / count) * pull;
  }
}
