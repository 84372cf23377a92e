/**
 * Spacetime, trust waves, their retarded field, and receivers that see nothing but the field. SI units, one inertial
 * frame, float64; every result has the same bits on every engine. Depends on nothing and runs in a browser.
 */
/** sin, cos, exp, log, pow and their kin from + − × ÷ √ alone: the same bits on every engine. */
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
export { atRest, betaOf, positionAt, timeDilation, type UniformMotion } from './spacetime/uniform-motion.js';
export { lightDelayAlong, lightDelaySeconds } from './spacetime/retarded-time.js';
export { dopplerFactor, longitudinalDopplerFactor, transverseDopplerFactor } from './spacetime/doppler.js';

export { carrierShares, createCarriers, type Carriers } from './waves/carriers.js';
export { alignedPhaseRadians } from './waves/aligned-phase.js';
export { focusedPhases, randomPhases, type Phases } from './waves/phase-discipline.js';
export {
  lockPhases,
  orderOfPhases,
  type LockedPhases,
  type PhaseLockingOptions,
} from './waves/phase-locking.js';
export { createOscillator, type Oscillator, type OscillatorOptions } from './waves/oscillator.js';
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
  REFERENCE_KELVIN,
  systemTemperatureKelvin,
  thermalNoiseWatts,
} from './media/thermal.js';

export type { Arrival, Fading, WavePart } from './field/arrival.js';
export { createField, measureFieldAt, type Field, type MeasurementWindow } from './field/field.js';
export {
  mirrorEchoes,
  scatteredEchoes,
  type Echo,
  type Echoes,
  type Mirror,
  type ScatterOptions,
} from './field/echoes.js';
export { createMovingField, type MovingEmitter, type MovingField } from './field/moving-field.js';
export { warpedArrivals, type Stretch, type WarpedPath } from './field/warped-arrivals.js';
export type { Warp } from './field/warp.js';
export { createFieldReading, type FieldReading, type FieldReadingInput } from './field/field-reading.js';
export { magnitude, phaseRadians, type Phasor } from './field/phasor.js';
export { standingWaveRatio, steadyPhasor, type SteadyEmitter } from './field/steady-phasor.js';

export { superposeTone, superposeToneField } from './superposition/superpose-tone.js';
export {
  superposeOnGrid,
  type FieldGrid,
  type GridField,
  type GridOptions,
} from './superposition/superpose-on-grid.js';
export {
  chordErrorBound,
  superposeChord,
  type ChordEmitters,
  type ChordOptions,
} from './superposition/superpose-chord.js';
export type { Phasors, Places, SteadyEmitters, ToneOptions } from './superposition/steady-emitters.js';

export { binCount, binFrequencyHz, type Band } from './codes/band.js';
export { digestBytes, type Digest } from './codes/digest.js';
export { toneOf, type Tone } from './codes/tone.js';
export { chordOf, type Chord } from './codes/chord.js';

export { createUniformStream, type UniformStream } from './noise/uniform-stream.js';
export { createWienerPath, type WienerOptions } from './noise/wiener-path.js';
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
export {
  createArrayReceiver,
  type ArrayOptions,
  type ArrayReceiver,
  type KnownArrayEmitter,
} from './receivers/array.js';
export {
  createBeamformer,
  type Beamformer,
  type BeamformerOptions,
  type Steering,
} from './receivers/beamformer.js';
export { antennaOffsets, misplaced, type AntennaLayout } from './receivers/antenna-layout.js';
export { gateEnergies, gateReading, type Gate } from './receivers/gate-energies.js';

export { EMITTERS_MAX, type Population, type SummedPhasors } from './population/population.js';
export { directSum } from './population/direct-sum.js';
export { populationSum, type PopulationSumOptions } from './population/population-sum.js';
export { summedArrivals } from './population/summed-arrivals.js';
export { gainMoments, type GainMoments, type Shell } from './population/shell-moments.js';

export { throughFrontEnd, type Converter, type FrontEnd } from './hardware/front-end.js';
export { createCascade, type Cascade, type CascadeOptions, type CascadeState } from './cascade/cascade.js';

export { matrixAdaptationSearch } from './search/matrix-adaptation.js';
export { coordinateSearch } from './search/coordinate-search.js';
export type { Objective, SearchOptions, SearchReport } from './search/search.js';

/** Textbook experiments on the simulated field: parameters in; expected, measured and tolerance out. */
export * as experiments from './experiments/index.js';
