import type { TrustWave } from '../waves/trust-wave.js';

/** A complex gain for each carrier of a wave: what multipath makes of it on the way. Length L. */
export interface Fading {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * A wave as it reaches one place: its light cone passes at `wave.startSeconds + delaySeconds`, and its field there is
 * `gain` times the wave's field at 1 m. The simulator makes these; a receiver never sees one.
 */
export interface Arrival {
  readonly wave: TrustWave;
  readonly delaySeconds: number;
  readonly gain: number;
  readonly fading?: Fading;
}
