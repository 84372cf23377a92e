import type { TrustWave } from '../waves/trust-wave.js';

/** A complex gain, a ratio of fields, for each carrier of a wave: what multipath makes of it on the way. Length L. */
export interface Fading {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * A piece of a wave's own time, 0 ≤ from < until ≤ duration in seconds since its start, and how fast it passes: `rate`
 * seconds of the wave in one second here (above 0), so that its carriers are heard `rate` times as high. Motion,
 * drifting clocks and phase noise are told as chains of such pieces.
 */
export interface WavePart {
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  readonly rate: number;
}

/**
 * A wave as it reaches one place: its light cone (or that of its `part`) passes at `wave.startSeconds + delaySeconds`,
 * and its field there is `gain` times the wave's field at 1 m. The simulator makes these; a receiver never sees one.
 */
export interface Arrival {
  readonly wave: TrustWave;
  readonly delaySeconds: number;
  readonly gain: number;
  readonly fading?: Fading;
  /** Absent for the whole wave at its own pace. */
  readonly part?: WavePart;
}

/** How long the arrival lasts here, s; throws a RangeError if its part is none of the wave. */
export function arrivalSeconds({ wave, part }: Arrival): number {
  if (part === undefined) return wave.durationSeconds;
  const { fromSeconds, untilSeconds, rate } = part;
  if (!(fromSeconds >= 0 && untilSeconds > fromSeconds && untilSeconds <= wave.durationSeconds)) {
    throw new RangeError(
      `an arrival's part must lie in the wave's ${wave.durationSeconds} s, got ${fromSeconds} to ${untilSeconds}`,
    );
  }
  if (!(rate > 0 && rate < Infinity)) throw new RangeError(`an arrival's rate must be above 0, got ${rate}`);
  return (untilSeconds - fromSeconds) / rate;
}
