/** Textbook experiments on the simulated field, with parameters; each returns a Measurement. */
export { isWithinTolerance, type Measurement, type SamplingOptions } from './measurement.js';
export { retardedField } from './retarded-field.js';
export { youngMinima, type YoungOptions } from './young.js';
export { coherentPower } from './focus.js';
export {
  incoherentPower,
  kluyverProbability,
  meanPhasorLength,
  speckleContrast,
  speckleTail,
  type PhasorOptions,
} from './speckle.js';
export { nodeSpacing, standingWave } from './standing-wave.js';
export { boostedInterval, dilatedTick, dopplerByFlashes } from './doppler.js';
export { dopplerOfField, type MovingSourceOptions } from './moving-source.js';
export { toneResolution } from './resolution.js';
export { arraySuppression, type Suppression, type SuppressionOptions } from './array-suppression.js';
export { detection, falseAlarm, toneSignalling, type DetectionOptions } from './detection.js';
export { grinding, toneCollisions } from './collisions.js';
export { superpositionError, type LookFading, type LooksOptions } from './looks.js';
export { receiverAgreement } from './two-receivers.js';
export { attackThreshold } from './power-share.js';
export { cancellationResidual } from './cancellation.js';
export { friisLoss, landauerBound, thermalNoiseDensity } from './thermal.js';
export { antipodeDelay } from './earth.js';
export { diffuseCorrelation } from './diffuse-field.js';
export { majorityCascade } from './cascade.js';
export { looksForMargin, oneVoteMargin } from './margin.js';
export { kuramotoOrder } from './kuramoto.js';
export {
  createCrowd,
  crowdError,
  populationDecision,
  populationDistance,
  type CrowdOptions,
  type CrowdReader,
  type PopulationOptions,
} from './population.js';
export { twoSampleCritical, twoSampleDistance } from './two-samples.js';
