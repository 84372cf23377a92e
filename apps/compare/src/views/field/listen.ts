import {
  createField,
  createFieldReading,
  fieldNoiseDensity,
  type Candidate,
  type FieldReading,
  type Position,
} from '@dmct/physics';
import { arrayAt, receiversAt } from './receivers.js';
import { arraySpectrumOf, spectrumOf, type Spectrum } from './spectrum.js';
import { looksOf, mediumOf, positionOf, wavesOf, type ReceiverName, type Side, type Stage } from './stage.js';

/** The document's CONFIDENCE_RATIO, of field strengths. */
export const CONFIDENCE_RATIO = 1.5;
const NANO = 1e-9;
const NOISE_KELVIN = 290;

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
  /** What the array's beams let through in its gates, V/m; null where waves never end and there are no gates. */
  readonly arraySpectrum: Spectrum | null;
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
    const array = arrayAt(stage, observer);
    const antennas = array?.antennas.map(readingAt) ?? [];
    const readings = receiversAt(stage, observer, array).map(([receiver, strengthsOf]): Reading => {
      const [truth = 0, lie = 0] = strengthsOf(reading, candidates, antennas);
      const floor = floorOf(receiver, noiseFloor, durationSeconds);
      const decision = decide(receiver, truth, lie, floor);
      return { receiver, truth, lie, floor, unit: UNITS[receiver], decision };
    });
    return {
      readings,
      noiseFloor,
      spectrum: spectrumOf(stage, reading, 1),
      energySpectrum: spectrumOf(stage, reading, looksOf(stage)),
      arraySpectrum:
        array === null ? null : arraySpectrumOf(stage, array.receiver, antennas, array.pulseSeconds),
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
