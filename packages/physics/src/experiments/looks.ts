import { cosTurns, sinTurns } from '../math/turns.js';
import { createUniformStream, type UniformStream } from '../noise/uniform-stream.js';
import { createLookRig } from './look-rig.js';
import { proportion, type Measurement, type SamplingOptions } from './measurement.js';
import { incompleteBetaOfEqual } from './theory.js';

/** 'rayleigh': each emitter's gain on each look is complex Gaussian; 'none': unit gain, random phase. */
export type LookFading = 'rayleigh' | 'none';

/** Honest emitters of one tone, liars of another, and how many independent looks the receiver adds up. */
export interface LooksOptions extends SamplingOptions {
  readonly honest: number;
  readonly liars: number;
  readonly looks: number;
  readonly fading: LookFading;
  /** The received amplitude of a liar over that of an honest emitter. Default 1. */
  readonly liarAmplitude?: number;
}

/**
 * How often the lie has more energy than the truth, in a field that is superposed and measured look by look. With
 * Rayleigh fading the two energies are Gamma(K) of the two powers, so that the error is I_x(K, K), x the liars' share
 * of the power; K = 1 is the lottery, x. With fading 'none' only K = 1 has that closed form; else `expected` is the
 * same chance from a direct sum of random phasors, another stream, and the tolerance covers both samples.
 */
export function superpositionError(options: LooksOptions): Measurement {
  const amplitude = options.liarAmplitude ?? 1;
  const liePower = options.liars * amplitude * amplitude;
  const share = liePower / (options.honest + liePower);
  const errors = countErrors(options, amplitude);
  if (options.fading === 'rayleigh' || (options.looks === 1 && amplitude === 1)) {
    const exact = options.looks === 1 ? share : incompleteBetaOfEqual(share, options.looks);
    return proportion(exact, errors, options.samples);
  }
  const twins = directSumErrors(options, amplitude);
  // Two samples of one chance, which is guessed from both together; never from nothing.
  const pooled = (errors + twins + 1) / (2 * options.samples + 2);
  const tolerance = 3.3 * Math.sqrt((2 * pooled * (1 - pooled)) / options.samples);
  return {
    expected: twins / options.samples,
    measured: errors / options.samples,
    tolerance,
    samples: options.samples,
  };
}

function countErrors(options: LooksOptions, liarAmplitude: number): number {
  const random = createUniformStream(options.seed);
  const rig = createLookRig(options.honest, options.liars, options.looks);
  const emitters = options.honest + options.liars;
  const gain = new Float64Array(2);
  let errors = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    rig.gains.forEach(({ re, im }, k) => {
      drawGain(random, options.fading, gain);
      const scale = k % emitters < options.honest ? 1 : liarAmplitude;
      re[0] = scale * gain[0]!;
      im[0] = scale * gain[1]!;
    });
    if (rig.lieWins()) errors += 1;
  }
  return errors;
}

/** The naive twin: no field, no receiver, only sums of complex gains. */
function directSumErrors(options: LooksOptions, liarAmplitude: number): number {
  const random = createUniformStream(options.seed, 1);
  const gain = new Float64Array(2);
  const power = (emitters: number): number => {
    let re = 0;
    let im = 0;
    for (let i = 0; i < emitters; i++) {
      drawGain(random, options.fading, gain);
      re += gain[0]!;
      im += gain[1]!;
    }
    return re * re + im * im;
  };
  let errors = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    let truth = 0;
    let lie = 0;
    for (let look = 0; look < options.looks; look++) {
      truth += power(options.honest);
      lie += liarAmplitude * liarAmplitude * power(options.liars);
    }
    if (lie > truth) errors += 1;
  }
  return errors;
}

function drawGain(random: UniformStream, fading: LookFading, out: Float64Array): void {
  if (fading === 'rayleigh') {
    random.nextComplexGaussian(out);
    return;
  }
  const turns = random.nextUniform();
  out[0] = cosTurns(turns);
  out[1] = sinTurns(turns);
}
