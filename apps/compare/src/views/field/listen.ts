import {
  createCausalReceiver,
  createField,
  createFieldReading,
  createRangeGatedReceiver,
  createToneReceiver,
  distanceMetres,
  fieldNoiseDensity,
  type Candidate,
  type Receiver,
} from '@dmct/physics';
import { mediumOf, positionOf, wavesOf, type ReceiverName, type Side, type Stage } from './stage.js';

/** The document's CONFIDENCE_RATIO, of field strengths. */
export const CONFIDENCE_RATIO = 1.5;
const SPECTRUM_POINTS = 121;
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
  /** Lock-in amplitudes over the listening window, V/m. */
  /** Five times the amplitude that thermal noise at 290 K has in the listening window, V/m. */
  readonly noiseFloor: number;
  readonly spectrum: { readonly frequenciesHz: Float64Array; readonly amplitudes: Float64Array };
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
    const here = positionOf(observer);
    const reading = createFieldReading({
      arrivals: field.arrivalsAt(here),
      windowStartSeconds,
      durationSeconds,
    });
    const readings = receiversAt(stage, observer).map(([name, receiver]): Reading => {
      const [truth = 0, lie = 0] = receiver.read(reading, candidates).strengths;
      const floor = name === 'tone' ? noiseFloor : 0;
      const decision = decide(name, truth, lie, floor);
      return { receiver: name, truth, lie, floor, unit: UNITS[name], decision };
    });
    const spectrum = spectrumOf(stage, (frequencies, re, im) => {
      reading.integrateMany(frequencies, 0, durationSeconds, re, im);
    });
    return { readings, noiseFloor, spectrum };
  });
}

/** Thermal noise leaves E|n|² = 2N₀/T in a lock-in of T seconds; five of its amplitudes are no accident. */
function noiseFloorOf(stage: Stage, durationSeconds: number): number {
  return 5 * Math.sqrt((2 * fieldNoiseDensity(NOISE_KELVIN, stage.truthHz)) / durationSeconds);
}

const UNITS: Readonly<Record<ReceiverName, string>> = {
  tone: 'V/m',
  'range-gated': 'V²s',
  causal: 'votes',
};

/** The tone and range-gated receivers ask for a margin, as the document does; votes need none. */
function decide(name: ReceiverName, truth: number, lie: number, floor: number): Decision {
  if (Math.max(truth, lie) <= floor) return 'nothing';
  const ratio = name === 'causal' ? 1 : CONFIDENCE_RATIO;
  if (truth > lie * ratio) return 'truth';
  return lie > truth * ratio ? 'lie' : 'undecided';
}

function receiversAt(
  stage: Stage,
  observer: { readonly x: number; readonly y: number },
): readonly (readonly [ReceiverName, Receiver])[] {
  const { listen: window, pulseNanoseconds } = stage;
  const durationSeconds = window.durationNanoseconds * NANO;
  const tone = ['tone', createToneReceiver({ durationSeconds })] as const;
  if (pulseNanoseconds === null) return [tone];
  const epochSeconds = -window.startNanoseconds * NANO;
  const pulseSeconds = pulseNanoseconds * NANO;
  const medium = mediumOf(stage);
  const rangeGated = createRangeGatedReceiver({
    epochSeconds,
    pulseSeconds,
    rangeMetres: medium.speedMetresPerSecond * (durationSeconds - pulseSeconds),
    nearFieldRadiusMetres: stage.clampMetres,
  });
  const causal = createCausalReceiver({
    epochSeconds,
    pulseSeconds,
    emitters: stage.emitters.map((emitter) => {
      const pathMetres = distanceMetres(positionOf(emitter), positionOf(observer));
      return {
        pathMetres,
        slotSeconds: emitter.slotNanoseconds * NANO,
        allowedAmplitude: medium.amplitudeAt(pathMetres),
      };
    }),
  });
  return [tone, ['range-gated', rangeGated], ['causal', causal]];
}

function spectrumOf(
  stage: Stage,
  integrate: (frequencies: Float64Array, re: Float64Array, im: Float64Array) => void,
): Heard['spectrum'] {
  const [low, high] = [Math.min(stage.truthHz, stage.lieHz), Math.max(stage.truthHz, stage.lieHz)];
  const resolutionHz = 1 / (stage.listen.durationNanoseconds * NANO);
  const margin = Math.max(0.6 * (high - low), 6 * resolutionHz);
  const step = (high - low + 2 * margin) / (SPECTRUM_POINTS - 1);
  const even = Array.from({ length: SPECTRUM_POINTS }, (_, index) => low - margin + index * step);
  // The two frequencies themselves are always among them, however narrow their lines.
  const frequenciesHz = Float64Array.from([...even.filter((each) => each > 0), low, high]).sort();
  const re = new Float64Array(frequenciesHz.length);
  const im = new Float64Array(frequenciesHz.length);
  integrate(frequenciesHz, re, im);
  return { frequenciesHz, amplitudes: re.map((value, index) => Math.hypot(value, im[index]!)) };
}
