import { cos, sin } from '../math/trigonometry.js';
import { carrierShares } from '../waves/carriers.js';
import type { TrustWave } from '../waves/trust-wave.js';
import type { Arrival } from './arrival.js';

/**
 * A wave as tones that start together: while it lasts, its field at 1 m is Re Σ (re + i·im)·e^{2πi·f·t′}, t′ the time
 * since its light cone. A raised cosine ½ − ½cos(2πt′/D) makes three tones of each carrier, f and f ± 1/D, which is
 * exact; so every envelope is integrated in closed form.
 */
export interface Components {
  readonly frequenciesHz: Float64Array;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

// One wave arrives at many places: its phases are turned into complex amplitudes once.
const cache = new WeakMap<TrustWave, Components>();

/** The tones of an arrival without its gain: the wave's own, or those that its fading leaves. */
export function componentsOf(arrival: Arrival): Components {
  if (arrival.fading !== undefined) return expand(arrival.wave, arrival);
  let components = cache.get(arrival.wave);
  if (components === undefined) {
    components = expand(arrival.wave, arrival);
    cache.set(arrival.wave, components);
  }
  return components;
}

function expand(wave: TrustWave, arrival: Arrival): Components {
  const count = wave.carriers.frequenciesHz.length;
  const fading = arrival.fading;
  if (fading !== undefined && (fading.re.length !== count || fading.im.length !== count)) {
    throw new RangeError(`fading must have one complex gain a carrier (${count})`);
  }
  const shares = carrierShares(wave.carriers);
  const re = new Float64Array(count);
  const im = new Float64Array(count);
  for (let l = 0; l < count; l++) {
    const amplitude = wave.amplitude * shares[l]!;
    const phase = wave.carriers.phasesRadians[l]!;
    const a = phase === 0 ? amplitude : amplitude * cos(phase);
    const b = phase === 0 ? 0 : amplitude * sin(phase);
    re[l] = fading === undefined ? a : a * fading.re[l]! - b * fading.im[l]!;
    im[l] = fading === undefined ? b : a * fading.im[l]! + b * fading.re[l]!;
  }
  const flat = { frequenciesHz: wave.carriers.frequenciesHz, re, im };
  return wave.envelope === 'rectangular' ? flat : raisedCosine(flat, wave.durationSeconds);
}

function raisedCosine(flat: Components, durationSeconds: number): Components {
  const count = flat.frequenciesHz.length;
  const frequenciesHz = new Float64Array(3 * count);
  const re = new Float64Array(3 * count);
  const im = new Float64Array(3 * count);
  for (let l = 0; l < count; l++) {
    for (let side = -1; side <= 1; side++) {
      const at = 3 * l + side + 1;
      const share = side === 0 ? 0.5 : -0.25;
      frequenciesHz[at] = flat.frequenciesHz[l]! + side / durationSeconds;
      re[at] = share * flat.re[l]!;
      im[at] = share * flat.im[l]!;
    }
  }
  return { frequenciesHz, re, im };
}
