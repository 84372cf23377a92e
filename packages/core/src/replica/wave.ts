import type { Carriers, Envelope, FieldReading, Position } from '@dmct/physics';

/** A wave that a replica radiates from its own place. */
export interface Emission {
  /** When it starts, on the emitter's own clock, ns. Not before `out.now`. */
  readonly startNanoseconds: number;
  /** How long it lasts, s. */
  readonly durationSeconds: number;
  /** Field at one metre, V/m, of the whole chord. */
  readonly amplitude: number;
  readonly carriers: Carriers;
  readonly envelope: Envelope;
  /**
   * Amplitude gain towards each participant; absent for an isotropic antenna. Honest generals never have it, and
   * a traitor only with the power `directional-antenna`.
   */
  readonly beam?: readonly number[];
}

/** A wish to listen at one's own place. */
export interface ObservationRequest {
  /** Comes back with the observation, so that a replica knows which of its wishes was met. */
  readonly tag: number;
  /** When the window opens, on the observer's own clock, ns. Not before `out.now`. */
  readonly startNanoseconds: number;
  readonly durationNanoseconds: number;
  /** What the receiver is tuned to, Hz: the thermal noise of the window is white, with the density at this frequency. */
  readonly carrierHz: number;
  /**
   * Further antennas, as offsets from one's own place in the places' axes, m; at most 256. Each is read by a front end
   * of its own, with noise of its own. Absent for a single antenna.
   */
  readonly antennaOffsetsMetres?: readonly Position[];
}

/** What was heard: the superposed field at the observer's place, and nothing of who sent it. */
export interface Observation {
  readonly tag: number;
  /** When the window opened, on the observer's own clock, ns. Times inside `field` count from here, in seconds. */
  readonly startNanoseconds: number;
  /** The field, the observer's own emissions left out (receivers are half-duplex). Valid during the call. */
  readonly field: FieldReading;
  /** The field at each further antenna that was asked for, in that order. Valid during the call. */
  readonly antennas?: readonly FieldReading[];
}

/** The wave medium as all participants know it. */
export interface WaveMedium {
  /** Speed of the waves, m/s. */
  readonly speed: number;
  /** Spectral density of the noise at every receiver, one-sided, (V/m)^2/Hz at the carrier frequency given. */
  noiseDensity(frequencyHz: number): number;
  /** Field amplitude at a path length, for an amplitude of 1 V/m at one metre. */
  amplitudeAt(pathMetres: number): number;
  /** Length of the waves' way between any two points, m: between places, or from a place to an antenna. */
  pathMetres(from: Position, to: Position): number;
}
