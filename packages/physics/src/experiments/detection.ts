import { createFieldReading } from '../field/field-reading.js';
import { exp, log, pow } from '../math/pinned.js';
import { assertInteger } from '../math/assert.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import { gateEnergies } from '../receivers/gate-energies.js';
import { createEnergyReceiver } from '../receivers/energy.js';
import { strongestCandidate } from '../receivers/receiver.js';
import { proportion, type Measurement, type SamplingOptions } from './measurement.js';
import { detectionProbability, symbolErrorProbability } from './theory.js';
import { arrivalWithGain, unitTone } from './unit-tone.js';

const LOOK_SECONDS = 1e-6;
const LOW_HZ = 1e9;
const SEEDS = 9007199254740991;

/** Es/N₀ in decibels, for a tone that fills the gate. */
export interface DetectionOptions extends SamplingOptions {
  readonly snrDb: number;
}

/** N₀ under which the unit tone over one look has the given Es/N₀: Es = T/2. */
function densityFor(snr: number): number {
  return LOOK_SECONDS / 2 / snr;
}

/** A tone in white noise against the threshold that noise alone passes with `falseAlarm`: Pd = Q₁(√(2·SNR), √(2T)). */
export function detection(options: DetectionOptions & { readonly falseAlarm: number }): Measurement {
  if (!(options.falseAlarm > 0 && options.falseAlarm < 1))
    throw new RangeError('falseAlarm must lie between 0 and 1');
  const snr = pow(10, options.snrDb / 10);
  const threshold = -log(options.falseAlarm);
  const hits = exceedances(options, threshold * densityFor(snr), densityFor(snr), true);
  return proportion(detectionProbability(snr, threshold), hits, options.samples);
}

/** Noise alone against the same threshold: Pfa = e^{−T}. */
export function falseAlarm(options: DetectionOptions & { readonly falseAlarm: number }): Measurement {
  const threshold = -log(options.falseAlarm);
  const density = densityFor(pow(10, options.snrDb / 10));
  return proportion(
    exp(-threshold),
    exceedances(options, threshold * density, density, false),
    options.samples,
  );
}

function exceedances(
  options: SamplingOptions,
  energy: number,
  densityPerHz: number,
  present: boolean,
): number {
  const random = createUniformStream(options.seed);
  const tone = unitTone(LOW_HZ, LOOK_SECONDS);
  const arrivals = present ? [arrivalWithGain(tone, 1, 0)] : [];
  const candidates = [{ frequenciesHz: Float64Array.of(LOW_HZ) }];
  const gates = [{ startSeconds: 0, durationSeconds: LOOK_SECONDS }];
  const out = new Float64Array(1);
  let hits = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    const noise = { seed: Math.floor(random.nextUniform() * SEEDS), densityPerHz };
    const reading = createFieldReading({ arrivals, durationSeconds: LOOK_SECONDS, noise });
    if (gateEnergies(reading, gates, candidates, out)[0]! > energy) hits += 1;
  }
  return hits;
}

/** M orthogonal tones, one sent, the strongest taken: the share of wrong ones. */
export function toneSignalling(options: DetectionOptions & { readonly symbols: number }): Measurement {
  assertInteger('symbols', options.symbols, 2, 64);
  const snr = pow(10, options.snrDb / 10);
  const random = createUniformStream(options.seed);
  const receiver = createEnergyReceiver({ durationSeconds: LOOK_SECONDS });
  const candidates = Array.from({ length: options.symbols }, (_, k) => ({
    frequenciesHz: Float64Array.of(LOW_HZ + k / LOOK_SECONDS),
  }));
  const tones = candidates.map((candidate) => unitTone(candidate.frequenciesHz[0]!, LOOK_SECONDS));
  let errors = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    const sent = random.nextBelow(options.symbols);
    const noise = { seed: Math.floor(random.nextUniform() * SEEDS), densityPerHz: densityFor(snr) };
    const arrivals = [arrivalWithGain(tones[sent]!, 1, 0)];
    const reading = createFieldReading({ arrivals, durationSeconds: LOOK_SECONDS, noise });
    if (strongestCandidate(receiver.read(reading, candidates)) !== sent) errors += 1;
  }
  return proportion(symbolErrorProbability(options.symbols, snr), errors, options.samples);
}
