import {
  antennaOffsets,
  createArrayReceiver,
  createCausalReceiver,
  createEnergyReceiver,
  createField,
  createFieldReading,
  createRangeGatedReceiver,
  createToneReceiver,
  distanceMetres,
  fieldNoiseDensity,
  SPEED_OF_LIGHT,
  type Candidate,
  type FieldReading,
  type Position,
} from '@dmct/physics';
import { looksOf, mediumOf, positionOf, wavesOf, type ReceiverName, type Side, type Stage } from './stage.js';

/** The document's CONFIDENCE_RATIO, of field strengths. */
export const CONFIDENCE_RATIO = 1.5;
const SPECTRUM_POINTS = 121;
const NANO = 1e-9;
const NOISE_KELVIN = 290;
/** Antennas of the array, and the ball they stand in, in wavelengths of the truth. */
const ARRAY = { antennas: 12, apertureWavelengths: 4, seed: 1 } as const;

/** What one receiver made of the field at one place. */
export interface Reading {
  readonly receiver: ReceiverName;
  /** In the receiver's own unit. */
  readonly truth: number;
  readonly lie: number;
  readonly unit: string;
  /** Strengths below this can't be told from noise; 0 where the receiver has no such bound. */
  readonly floor: number;
  readonly decision: Decision;
}

/** `undecided`: neither stands out; `nothing`: neither stands out of the noise. */
export type Decision = Side | 'undecided' | 'nothing';

/** All that is measured at one place. */
export interface Heard {
  readonly readings: readonly Reading[];
  /** Five times the amplitude that thermal noise at 290 K has in the listening window, V/m. */
  readonly noiseFloor: number;
  /** Lock-in amplitudes over the listening window, V/m. */
  readonly spectrum: Spectrum;
  /** What the energy receiver sees: the root of the looks' mean power at each frequency, V/m. */
  readonly energySpectrum: Spectrum;
}

export interface Spectrum {
  readonly frequenciesHz: Float64Array;
  readonly amplitudes: Float64Array;
}

/** Listens at every observer of the scene with every receiver that can make something of its waves. */
export function listen(stage: Stage): readonly Heard[] {
  const field = createField(wavesOf(stage), mediumOf(stage));
  const candidates: readonly Candidate[] = [
    { frequenciesHz: Float64Array.of(stage.truthHz) },
    { frequenciesHz: Float64Array.of(stage.lieHz) },
  ];
  const windowStartSeconds = stage.listen.startNanoseconds * NANO;
  const durationSeconds = stage.listen.durationNanoseconds * NANO;
  const noiseFloor = noiseFloorOf(stage, durationSeconds);
  return stage.observers.map((observer) => {
    const readingAt = (place: Position): FieldReading =>
      createFieldReading({ arrivals: field.arrivalsAt(place), windowStartSeconds, durationSeconds });
    const reading = readingAt(positionOf(observer));
    const readings = receiversAt(stage, observer).map(([receiver, strengthsOf]): Reading => {
      const [truth = 0, lie = 0] = strengthsOf(reading, candidates, readingAt);
      const floor = floorOf(receiver, noiseFloor, durationSeconds);
      const decision = decide(receiver, truth, lie, floor);
      return { receiver, truth, lie, floor, unit: UNITS[receiver], decision };
    });
    return {
      readings,
      noiseFloor,
      spectrum: spectrumOf(stage, reading, 1),
      energySpectrum: spectrumOf(stage, reading, looksOf(stage)),
    };
  });
}

/** What can't be told from noise in a receiver's own unit; 0 where it has no such bound. */
function floorOf(receiver: ReceiverName, amplitude: number, durationSeconds: number): number {
  if (receiver === 'tone') return amplitude;
  return receiver === 'energy' ? 0.5 * amplitude * amplitude * durationSeconds : 0;
}

/** Thermal noise leaves E|n|² = 2N₀/T in a lock-in of T seconds; five of its amplitudes are no accident. */
function noiseFloorOf(stage: Stage, durationSeconds: number): number {
  return 5 * Math.sqrt((2 * fieldNoiseDensity(NOISE_KELVIN, stage.truthHz)) / durationSeconds);
}

const UNITS: Readonly<Record<ReceiverName, string>> = {
  tone: 'V/m',
  energy: 'V²s/m²',
  'range-gated': 'V²s',
  causal: 'votes',
  array: 'votes',
};

/** The document's ratio is one of field strengths; an energy is the square of one. */
const RATIOS: Readonly<Record<ReceiverName, number>> = {
  tone: CONFIDENCE_RATIO,
  energy: CONFIDENCE_RATIO * CONFIDENCE_RATIO,
  'range-gated': CONFIDENCE_RATIO,
  causal: 1,
  array: 1,
};

/** Field strengths and energies must stand out by a margin, as in the document; votes need none. */
function decide(name: ReceiverName, truth: number, lie: number, floor: number): Decision {
  if (Math.max(truth, lie) <= floor) return 'nothing';
  const ratio = RATIOS[name];
  if (truth > lie * ratio) return 'truth';
  return lie > truth * ratio ? 'lie' : 'undecided';
}

/** Strengths of the candidates, from the reading at the observer's place; an array reads at its antennas' too. */
type Strengths = (
  reading: FieldReading,
  candidates: readonly Candidate[],
  readingAt: (place: Position) => FieldReading,
) => Float64Array;

function receiversAt(
  stage: Stage,
  observer: { readonly x: number; readonly y: number },
): readonly (readonly [ReceiverName, Strengths])[] {
  const durationSeconds = stage.listen.durationNanoseconds * NANO;
  const looks = looksOf(stage);
  const tone = createToneReceiver({ durationSeconds });
  const energy = createEnergyReceiver({ durationSeconds: durationSeconds / looks, looks });
  const always: readonly (readonly [ReceiverName, Strengths])[] = [
    ['tone', (reading, candidates) => tone.read(reading, candidates).strengths],
    ['energy', (reading, candidates) => energy.read(reading, candidates).strengths],
  ];
  return stage.pulseNanoseconds === null
    ? always
    : [...always, ...gatedAt(stage, observer, stage.pulseNanoseconds)];
}

/** Receivers that open gates in time: they need waves that begin and end. */
function gatedAt(
  stage: Stage,
  observer: { readonly x: number; readonly y: number },
  pulseNanoseconds: number,
): readonly (readonly [ReceiverName, Strengths])[] {
  const { listen: window } = stage;
  const epochSeconds = -window.startNanoseconds * NANO;
  const pulseSeconds = pulseNanoseconds * NANO;
  const medium = mediumOf(stage);
  const rangeGated = createRangeGatedReceiver({
    epochSeconds,
    pulseSeconds,
    rangeMetres: medium.speedMetresPerSecond * (window.durationNanoseconds * NANO - pulseSeconds),
    nearFieldRadiusMetres: stage.clampMetres,
  });
  const here = positionOf(observer);
  const antennas = antennasAt(stage, here);
  const emitters = stage.emitters.map((emitter) => {
    const there = positionOf(emitter);
    const pathMetres = distanceMetres(there, here);
    return {
      pathMetres,
      slotSeconds: emitter.slotNanoseconds * NANO,
      allowedAmplitude: medium.amplitudeAt(pathMetres),
      antennaPathsMetres: Float64Array.from(antennas, (antenna) => distanceMetres(there, antenna)),
    };
  });
  const causal = createCausalReceiver({ epochSeconds, pulseSeconds, emitters });
  const array = createArrayReceiver({ epochSeconds, pulseSeconds, emitters });
  return [
    ['range-gated', (reading, candidates) => rangeGated.read(reading, candidates).strengths],
    ['causal', (reading, candidates) => causal.read(reading, candidates).strengths],
    ['array', (_, candidates, readingAt) => array.read(antennas.map(readingAt), candidates).strengths],
  ];
}

/** The array's antennas, strewn around a place; antenna 0 stands on it. */
function antennasAt(stage: Stage, here: Position): readonly Position[] {
  const { antennas, apertureWavelengths, seed } = ARRAY;
  const apertureMetres = apertureWavelengths * (SPEED_OF_LIGHT / stage.truthHz);
  return antennaOffsets({ antennas, apertureMetres, seed }).map((offset) => ({
    x: here.x + offset.x,
    y: here.y + offset.y,
    z: here.z + offset.z,
  }));
}

function spectrumOf(stage: Stage, reading: FieldReading, looks: number): Spectrum {
  const durationSeconds = stage.listen.durationNanoseconds * NANO;
  const [low, high] = [Math.min(stage.truthHz, stage.lieHz), Math.max(stage.truthHz, stage.lieHz)];
  const margin = Math.max(0.6 * (high - low), 6 / durationSeconds);
  const step = (high - low + 2 * margin) / (SPECTRUM_POINTS - 1);
  const even = Array.from({ length: SPECTRUM_POINTS }, (_, index) => low - margin + index * step);
  // The two frequencies themselves are always among them, however narrow their lines.
  const frequenciesHz = Float64Array.from([...even.filter((each) => each > 0), low, high]).sort();
  const powers = new Float64Array(frequenciesHz.length);
  const re = new Float64Array(frequenciesHz.length);
  const im = new Float64Array(frequenciesHz.length);
  for (let look = 0; look < looks; look++) {
    reading.integrateMany(frequenciesHz, (look * durationSeconds) / looks, durationSeconds / looks, re, im);
    for (let at = 0; at < powers.length; at++) powers[at]! += (re[at]! * re[at]! + im[at]! * im[at]!) / looks;
  }
  return { frequenciesHz, amplitudes: powers.map((power) => Math.sqrt(power)) };
}
