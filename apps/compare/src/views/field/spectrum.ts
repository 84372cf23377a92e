import type { ArrayReceiver, FieldReading } from '@dmct/physics';
import type { Stage } from './stage.js';

const SPECTRUM_POINTS = 121;
const NANO = 1e-9;

/** Amplitudes by frequency, V/m. */
export interface Spectrum {
  readonly frequenciesHz: Float64Array;
  readonly amplitudes: Float64Array;
}

/** The frequencies that are shown: evenly spread around both tones, and the tones themselves. */
function frequenciesOf(stage: Stage): Float64Array {
  const durationSeconds = stage.listen.durationNanoseconds * NANO;
  const [low, high] = [Math.min(stage.truthHz, stage.lieHz), Math.max(stage.truthHz, stage.lieHz)];
  const margin = Math.max(0.6 * (high - low), 6 / durationSeconds);
  const step = (high - low + 2 * margin) / (SPECTRUM_POINTS - 1);
  const even = Array.from({ length: SPECTRUM_POINTS }, (_, index) => low - margin + index * step);
  // The two frequencies themselves are always among them, however narrow their lines.
  return Float64Array.from([...even.filter((each) => each > 0), low, high]).sort();
}

/** The root of the looks' mean power at each frequency; one look is the lock-in over the whole window. */
export function spectrumOf(stage: Stage, reading: FieldReading, looks: number): Spectrum {
  const durationSeconds = stage.listen.durationNanoseconds * NANO;
  const frequenciesHz = frequenciesOf(stage);
  const powers = new Float64Array(frequenciesHz.length);
  const re = new Float64Array(frequenciesHz.length);
  const im = new Float64Array(frequenciesHz.length);
  for (let look = 0; look < looks; look++) {
    reading.integrateMany(frequenciesHz, (look * durationSeconds) / looks, durationSeconds / looks, re, im);
    for (let at = 0; at < powers.length; at++) powers[at]! += (re[at]! * re[at]! + im[at]! * im[at]!) / looks;
  }
  return { frequenciesHz, amplitudes: powers.map((power) => Math.sqrt(power)) };
}

/**
 * What an array's beams let through: the root of the mean power in its gates at each frequency. The receiver reads it
 * itself: every frequency is a candidate of its own, and an energy E in a gate of T seconds is an amplitude of √(2E/T).
 */
export function arraySpectrumOf(
  stage: Stage,
  array: ArrayReceiver,
  antennas: readonly FieldReading[],
  pulseSeconds: number,
): Spectrum {
  const frequenciesHz = frequenciesOf(stage);
  const candidates = [...frequenciesHz].map((hertz) => ({ frequenciesHz: Float64Array.of(hertz) }));
  const { energies } = array.read(antennas, candidates).gates!;
  const gates = energies.length / candidates.length;
  const amplitudes = frequenciesHz.map((_, at) => {
    let sum = 0;
    for (let gate = 0; gate < gates; gate++) sum += energies[gate * candidates.length + at]!;
    return Math.sqrt((2 * sum) / (gates * pulseSeconds));
  });
  return { frequenciesHz, amplitudes };
}
