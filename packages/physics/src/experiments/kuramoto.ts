import { cosTurns, sinTurns } from '../math/turns.js';
import { cos, sin } from '../math/trigonometry.js';
import { assertInteger } from '../math/assert.js';
import { TAU } from '../math/constants.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import type { Measurement } from './measurement.js';

const STEP_SECONDS = 0.02;
const SETTLE_STEPS = 1500;
const AVERAGE_STEPS = 500;

/**
 * Kuramoto's oscillators (1975) dθᵢ/dt = ωᵢ + K·r·sin(ψ − θᵢ), r·e^{iψ} their mean phasor, with Lorentzian frequencies
 * of half width 1: beyond K = 2 they lock, with r = √(1 − 2/K). Frequencies are the quantiles of the law, so that
 * chance enters by the first phases only; second-order (midpoint) steps; r averaged over the last 10 s.
 */
export function kuramotoOrder(options: {
  readonly coupling: number;
  readonly oscillators: number;
  readonly seed: number;
}): Measurement {
  const { coupling, oscillators } = options;
  assertInteger('oscillators', oscillators, 1);
  const random = createUniformStream(options.seed);
  const rates = Float64Array.from({ length: oscillators }, (_, i) =>
    lorentzQuantile((i + 0.5) / oscillators),
  );
  const phases = Float64Array.from({ length: oscillators }, () => TAU * random.nextUniform());
  const middle = new Float64Array(oscillators);
  const slopes = new Float64Array(oscillators);
  let sum = 0;
  for (let step = 0; step < SETTLE_STEPS + AVERAGE_STEPS; step++) {
    const order = slopesOf(phases, rates, coupling, slopes);
    if (step >= SETTLE_STEPS) sum += order;
    for (let i = 0; i < oscillators; i++) middle[i] = phases[i]! + 0.5 * STEP_SECONDS * slopes[i]!;
    slopesOf(middle, rates, coupling, slopes);
    for (let i = 0; i < oscillators; i++) phases[i] = phases[i]! + STEP_SECONDS * slopes[i]!;
  }
  const expected = coupling > 2 ? Math.sqrt(1 - 2 / coupling) : 0;
  return { expected, measured: sum / AVERAGE_STEPS, tolerance: 0.02, samples: oscillators };
}

/** tan(π(p − ½)): the quantile of the Cauchy–Lorentz law of half width 1. */
function lorentzQuantile(p: number): number {
  return sinTurns((p - 0.5) / 2) / cosTurns((p - 0.5) / 2);
}

/** Writes dθ/dt and returns r. The mean phasor's pull K·r·sin(ψ − θ) is K·(im·cos θ − re·sin θ). */
function slopesOf(phases: Float64Array, rates: Float64Array, coupling: number, slopes: Float64Array): number {
  const cosines = phases.map(cos);
  const sines = phases.map(sin);
  let re = 0;
  let im = 0;
  for (let i = 0; i < phases.length; i++) {
    re += cosines[i]!;
    im += sines[i]!;
  }
  re /= phases.length;
  im /= phases.length;
  for (let i = 0; i < phases.length; i++) {
    slopes[i] = rates[i]! + coupling * (im * cosines[i]! - re * sines[i]!);
  }
  return Math.sqrt(re * re + im * im);
}
