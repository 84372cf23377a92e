import { createField } from '../field/field.js';
import { createFieldReading } from '../field/field-reading.js';
import { sphericalMedium } from '../media/spherical.js';
import { assertInteger, assertNotNegative } from '../math/assert.js';
import { TAU } from '../math/constants.js';
import { log10 } from '../math/exponential.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import { antennaOffsets, misplaced } from '../receivers/antenna-layout.js';
import { createArrayReceiver } from '../receivers/array.js';
import type { Steering } from '../receivers/beamformer.js';
import { gateEnergies } from '../receivers/gate-energies.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { distanceMetres, type Position } from '../spacetime/position.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave } from '../waves/trust-wave.js';
import type { Measurement } from './measurement.js';

const FREQUENCY_HZ = 1e9;
const PULSE_SECONDS = 1e-6;
const HERE: Position = { x: 0, y: 0, z: 0 };
const CANDIDATES = [{ frequenciesHz: Float64Array.of(FREQUENCY_HZ) }];

/** An array and the emitters it knows. */
export interface SuppressionOptions {
  readonly antennas: number;
  readonly apertureMetres: number;
  /** The antennas' phase errors at 1 GHz, rms, radians: placement, cables and amplifiers in one. */
  readonly calibrationRadians: number;
  readonly steering: Steering;
  /** How many emitters are known, at places strewn over a cube of 1 km, at least 100 m away. */
  readonly emitters: number;
  /** How many arrays and sets of places are drawn. */
  readonly samples: number;
  readonly seed: number;
}

/** The suppression in dB: on average in `measured`, and where it is least. */
export interface Suppression extends Measurement {
  readonly worstDb: number;
}

/**
 * G: by how much an array suppresses a pulse that another known emitter times to land in an emitter's gate: the energy
 * that one antenna hears there over what the beam lets through, averaged over all pairs, dB. Every pulse is emitted
 * from its place and superposed at each antenna where that really is, while the beams trust the plan. Expected is 1/M
 * for delay-and-sum, and σ²/(M − n + 1) for nulls on n − 1 places: the weights have a power of 1/(M − n + 1), since a
 * null costs a degree of freedom, and miscalibration leaves σ² of it (Van Trees, §6.3); n ≤ M.
 */
export function arraySuppression(options: SuppressionOptions): Suppression {
  assertInteger('emitters', options.emitters, 2, 200);
  assertInteger('samples', options.samples, 1, 100_000);
  assertNotNegative('calibrationRadians', options.calibrationRadians);
  if (options.steering === 'null' && options.emitters > options.antennas) {
    throw new RangeError(
      `${options.antennas} antennas can't be deaf to all of ${options.emitters} places but one`,
    );
  }
  const random = createUniformStream(options.seed);
  let sum = 0;
  let squares = 0;
  let worst = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    const shares = capturedShares(options, random.nextUint32());
    for (const share of shares) worst = Math.max(worst, share);
    const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
    sum += mean;
    squares += mean * mean;
  }
  const { samples, antennas, steering, calibrationRadians } = options;
  const mean = sum / samples;
  const deviation = Math.sqrt(Math.max(0, squares / samples - mean * mean) / samples);
  const variance = calibrationRadians * calibrationRadians;
  const share = steering === 'null' ? variance / (antennas - options.emitters + 1) : 1 / antennas;
  return {
    expected: -10 * log10(share),
    measured: -10 * log10(mean),
    // The sampling error in dB, and 1 dB for places that crowd in one beam.
    tolerance: 1 + 3.3 * 4.342944819032518 * (deviation / mean),
    samples,
    worstDb: -10 * log10(worst),
  };
}

/** For one array and one set of places: each intruder's energy in each gate over what one antenna hears of it. */
function capturedShares(options: SuppressionOptions, seed: number): number[] {
  const { antennas, apertureMetres, calibrationRadians, steering, emitters } = options;
  const planned = antennaOffsets({ antennas, apertureMetres, seed });
  const wavelength = SPEED_OF_LIGHT / FREQUENCY_HZ;
  const real = misplaced(planned, (calibrationRadians * wavelength) / TAU, seed);
  const places = drawPlaces(emitters, seed);
  const gateAt = places.map((place) => 1e-5 + distanceMetres(place, HERE) / SPEED_OF_LIGHT);
  const receiver = createArrayReceiver({
    epochSeconds: 1e-5,
    pulseSeconds: PULSE_SECONDS,
    steering,
    emitters: places.map((place) => ({
      pathMetres: distanceMetres(place, HERE),
      slotSeconds: 0,
      allowedAmplitude: 1,
      antennaPathsMetres: Float64Array.from(planned, (offset) => distanceMetres(place, offset)),
    })),
  });
  const shares: number[] = [];
  for (let g = 0; g < emitters; g++) {
    const intruder = (g + 1 + (seed % (emitters - 1))) % emitters;
    const readings = readingsOf(places[intruder]!, gateAt[g]!, real);
    const { gates } = receiver.read(readings, CANDIDATES);
    const gate = { startSeconds: gateAt[g]!, durationSeconds: PULSE_SECONDS };
    shares.push(gates!.energies[g]! / gateEnergies(readings[0]!, [gate], CANDIDATES)[0]!);
  }
  return shares;
}

function drawPlaces(emitters: number, seed: number): Position[] {
  const random = createUniformStream(seed, 2);
  const places: Position[] = [];
  while (places.length < emitters) {
    const [x, y, z] = [random.nextUniform(), random.nextUniform(), random.nextUniform()];
    const place = { x: 1000 * (x - 0.5), y: 1000 * (y - 0.5), z: 1000 * (z - 0.5) };
    if (distanceMetres(place, HERE) >= 100) places.push(place);
  }
  return places;
}

/** What the antennas hear of one pulse, longer than a gate on both sides, that reaches the array about a gate's time. */
function readingsOf(origin: Position, gateSeconds: number, antennas: readonly Position[]) {
  const startSeconds = gateSeconds - distanceMetres(origin, HERE) / SPEED_OF_LIGHT - 0.5 * PULSE_SECONDS;
  const wave = createTrustWave({
    origin,
    amplitude: 1,
    carriers: createCarriers([FREQUENCY_HZ]),
    startSeconds,
    durationSeconds: 2 * PULSE_SECONDS,
  });
  const field = createField([wave], sphericalMedium());
  return antennas.map((antenna) =>
    createFieldReading({ arrivals: field.arrivalsAt(antenna), durationSeconds: 1e-4 }),
  );
}
