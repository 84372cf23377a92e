import type { Position } from '../spacetime/position.js';

/** What carries the waves: how fast, how weakened, how noisy, and by which way. */
export interface Medium {
  readonly name: string;
  readonly speedMetresPerSecond: number;
  /** Loss of amplitude per metre: α or λ in e^{−αr}. */
  readonly attenuationPerMetre: number;
  readonly noiseTemperatureKelvin: number;
  /** The field after `distanceMetres` over the lossless field at 1 m. */
  amplitudeAt(distanceMetres: number): number;
  /** Metres from a to b by the way the waves take. */
  pathLength(a: Position, b: Position): number;
}

/** Members that every medium can be given; the defaults are vacuum, straight, without loss, at 290 K. */
export interface MediumOptions {
  readonly speedMetresPerSecond?: number;
  readonly attenuationPerMetre?: number;
  readonly noiseTemperatureKelvin?: number;
  /** Replaces the straight line, as `greatCircleMetres` does for waves along the ground. */
  readonly pathLength?: (a: Position, b: Position) => number;
}
