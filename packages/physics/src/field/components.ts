import { cos, sin } from '../math/trigonometry.js';
import { carrierShares } from '../waves/carriers.js';
import type { TrustWave } from '../waves/trust-wave.js';
import type { Arrival, Fading } from './arrival.js';

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
  let components = cache.get(arrival.wave);
  if (components === undefined) {
    components = componentsOfWave(arrival.wave);
    cache.set(arrival.wave, components);
  }
  return arrival.fading === undefined ? components : faded(components, arrival.wave, arrival.fading);
}

function componentsOfWave(wave: TrustWave): Components {
  const shares = carrierShares(wave.carriers);
  const phases = wave.carriers.phasesRadians;
  const frequenciesHz = wave.carriers.frequenciesHz;
  const re = shares.map((share, l) => wave.amplitude * share * cos(phases[l]!));
  const im = shares.map((share, l) => wave.amplitude * share * sin(phases[l]!));
  const flat = { frequenciesHz, re, im };
  return wave.envelope === 'rectangular' ? flat : raisedCosine(flat, wave.durationSeconds);
}

/** All tones of one carrier (three under a raised cosine) pass through that carrier's gain. */
function faded(tones: Components, wave: TrustWave, fading: Fading): Components {
  const carriers = wave.carriers.frequenciesHz.length;
  if (fading.re.length !== carriers || fading.im.length !== carriers) {
    throw new RangeError(`fading must have one complex gain a carrier (${carriers})`);
  }
  const count = tones.frequenciesHz.length;
  const tonesPerCarrier = count / carriers;
  const re = new Float64Array(count);
  const im = new Float64Array(count);
  for (let tone = 0; tone < count; tone++) {
    const l = Math.floor(tone / tonesPerCarrier);
    re[tone] = tones.re[tone]! * fading.re[l]! - tones.im[tone]! * fading.im[l]!;
    im[tone] = tones.re[tone]! * fading.im[l]! + tones.im[tone]! * fading.re[l]!;
  }
  return { frequenciesHz: tones.frequenciesHz, re, im };
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
