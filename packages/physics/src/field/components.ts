import { cos, sin } from '../math/trigonometry.js';
import { cosTurns, sinTurns } from '../math/turns.js';
import { carrierShares } from '../waves/carriers.js';
import type { TrustWave } from '../waves/trust-wave.js';
import type { Fading, WavePart } from './arrival.js';

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

/** The tones of a wave at 1 m. */
export function componentsOf(wave: TrustWave): Components {
  let components = cache.get(wave);
  if (components === undefined) {
    components = componentsOfWave(wave);
    cache.set(wave, components);
  }
  return components;
}

/** Copies a wave's tones to `out` from `offset` on; under fading each passes through its carrier's complex gain. */
export function copyTones(
  tones: Components,
  fading: Fading | undefined,
  out: Components,
  offset: number,
): void {
  const count = tones.frequenciesHz.length;
  // Plain loops: for a handful of tones they are several times as fast as set().
  for (let tone = 0; tone < count; tone++) {
    out.frequenciesHz[offset + tone] = tones.frequenciesHz[tone]!;
    out.re[offset + tone] = tones.re[tone]!;
    out.im[offset + tone] = tones.im[tone]!;
  }
  if (fading === undefined) return;
  const carriers = fading.re.length;
  // One tone a carrier, or three in a row under a raised cosine.
  const tonesPerCarrier = count === carriers ? 1 : 3;
  if (fading.im.length !== carriers || carriers * tonesPerCarrier !== count) {
    throw new RangeError(
      `fading must have one complex gain a carrier, got ${carriers} and ${fading.im.length}`,
    );
  }
  for (let tone = 0; tone < count; tone++) {
    const l = tonesPerCarrier === 1 ? tone : Math.floor(tone / 3);
    out.re[offset + tone] = tones.re[tone]! * fading.re[l]! - tones.im[tone]! * fading.im[l]!;
    out.im[offset + tone] = tones.re[tone]! * fading.im[l]! + tones.im[tone]! * fading.re[l]!;
  }
}

/**
 * Turns tones from `offset` to `end` into those of a part of their wave, in place: they start where the part does and
 * run at its rate, Re c·e^{2πif(from + rate·t′)}.
 */
export function startTonesLater(tones: Components, offset: number, end: number, part: WavePart): void {
  for (let l = offset; l < end; l++) {
    const turns = tones.frequenciesHz[l]! * part.fromSeconds;
    const c = cosTurns(turns);
    const s = sinTurns(turns);
    const re = tones.re[l]!;
    tones.re[l] = re * c - tones.im[l]! * s;
    tones.im[l] = re * s + tones.im[l]! * c;
    tones.frequenciesHz[l] = tones.frequenciesHz[l]! * part.rate;
  }
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
