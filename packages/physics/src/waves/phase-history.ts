/** The phases of some oscillators, now and as far back as waves are under way. */
export interface PhaseHistory {
  now(oscillator: number): number;
  /** The phase one step before now. */
  before(oscillator: number): number;
  /** The phase `seconds` ago, straight between steps. */
  ago(oscillator: number, seconds: number): number;
  /** Adds a step: what was now is then before. */
  extend(phaseOf: (oscillator: number) => number): void;
  /** Replaces the last step. */
  amend(phaseOf: (oscillator: number) => number): void;
}

/** A ring of steps that reaches `longestSeconds` back; before its start everyone ran at its own rate. */
export function createPhaseHistory(
  startRadians: ArrayLike<number>,
  ratesRadiansPerSecond: ArrayLike<number>,
  stepSeconds: number,
  longestSeconds: number,
): PhaseHistory {
  const count = startRadians.length;
  const length = Math.ceil(longestSeconds / stepSeconds) + 3;
  if (length * count > 50_000_000) {
    throw new RangeError(`delays of ${longestSeconds} s are too long for steps of ${stepSeconds} s`);
  }
  const ring = new Float64Array(length * count);
  for (let back = 0; back < length; back++) {
    for (let i = 0; i < count; i++) {
      const row = (length - back) % length;
      ring[row * count + i] = startRadians[i]! - back * stepSeconds * ratesRadiansPerSecond[i]!;
    }
  }
  let head = 0;
  const at = (oscillator: number, stepsBack: number): number =>
    ring[((head - stepsBack + length) % length) * count + oscillator]!;
  const write = (phaseOf: (oscillator: number) => number, row: number): void => {
    const values = Float64Array.from({ length: count }, (_, i) => phaseOf(i));
    ring.set(values, row * count);
  };
  return {
    now: (oscillator) => at(oscillator, 0),
    before: (oscillator) => at(oscillator, 1),
    ago(oscillator, seconds) {
      const steps = seconds / stepSeconds;
      const whole = Math.min(length - 2, Math.floor(steps));
      const later = at(oscillator, whole);
      return later + (steps - whole) * (at(oscillator, whole + 1) - later);
    },
    extend(phaseOf) {
      const next = (head + 1) % length;
      write(phaseOf, next);
      head = next;
    },
    amend: (phaseOf) => write(phaseOf, head),
  };
}
