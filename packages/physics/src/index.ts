/**
 * Spacetime, trust waves, their retarded field, and receivers that see nothing but the field. SI units, one inertial
 * frame, float64; every result has the same bits on every engine. Depends on nothing and runs in a browser.
 */
export * as pinned from './math/pinned.js';

export { EARTH_RADIUS_METRES, FIBRE_REFRACTIVE_INDEX, SPEED_OF_LIGHT } from './spacetime/constants.js';
export { distanceMetres, type Position } from './spacetime/position.js';
export { greatCircleMetres } from './spacetime/great-circle.js';
export {
  canInfluence,
  causalOrder,
  intervalSquareMetres,
  properTimeSeconds,
  type CausalOrder,
  type SpacetimePoint,
} from './spacetime/spacetime-point.js';
export { boost, lorentzGamma, type Beta } from './spacetime/boost.js';
export { dopplerFactor, longitudinalDopplerFactor, transverseDopplerFactor } from './spacetime/doppler.js';

export { carrierShares, createCarriers, type Carriers } from './waves/carriers.js';
export { alignedPhaseRadians } from './waves/aligned-phase.js';
export { createTrustWave, type Envelope, type TrustWave, type TrustWaveInput } from './waves/trust-wave.js';
export {
  amplitudeOfPower,
  effectiveDurationSeconds,
  FREE_SPACE_IMPEDANCE_OHMS,
  radiatedEnergyJoules,
  radiatedPowerWatts,
} from './waves/energy.js';

export type { Medium, MediumOptions } from './media/medium.js';
export { sphericalMedium, type SphericalOptions } from './media/spherical.js';
export { exponentialMedium } from './media/exponential.js';
export {
  BOLTZMANN,
  dbmOfWatts,
  fieldNoiseDensity,
  friisLossDb,
  isotropicReceivedWatts,
  landauerJoules,
  thermalNoiseWatts,
} from './media/thermal.js';

export type { Arrival, Fading } from './field/arrival.js';
export { createField, measureFieldAt, type Field, type MeasurementWindow } from './field/field.js';
export { createFieldReading, type FieldReading, type FieldReadingInput } from './field/field-reading.js';
export { magnitude, phaseRadians, type Phasor } from './field/phasor.js';
export { standingWaveRatio, steadyPhasor, type SteadyEmitter } from './field/steady-phasor.js';

export { binCount, binFrequencyHz, type Band } from './codes/band.js';
export { digestBytes, type Digest } from './codes/digest.js';
export { toneOf, type Tone } from './codes/tone.js';
export { chordOf, type Chord } from './codes/chord.js';

export { createUniformStream, type UniformStream } from './noise/uniform-stream.js';
export type { NoiseModel } from './noise/field-noise.js';

export {
  strongestCandidate,
  type Candidate,
  type Evidence,
  type GateEvidence,
  type Receiver,
  type ReceiverNeed,
} from './receivers/receiver.js';
export { createToneReceiver, type ListeningOptions } from './receivers/tone.js';
export { createEnergyReceiver, type EnergyOptions } from './receivers/energy.js';
export { createRangeGatedReceiver, type RangeGatedOptions } from './receivers/range-gated.js';
export {
  causalGates,
  createCausalReceiver,
  type CausalOptions,
  type KnownEmitter,
} from './receivers/causal.js';
export { gateEnergies, gateReading, type Gate } from './receivers/gate-energies.js';

export * as experiments from './experiments/index.js';
