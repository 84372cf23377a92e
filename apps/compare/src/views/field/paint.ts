import { frequencyOf, type Side, type Stage } from './stage.js';
import type { Picture } from './picture.js';

export const MODES = ['wave', 'amplitude', 'coherence'] as const;
export type Mode = (typeof MODES)[number];

/** Colours as red, green and blue, 0 to 255. */
export interface Palette {
  readonly ground: readonly [number, number, number];
  readonly truth: readonly [number, number, number];
  readonly lie: readonly [number, number, number];
}

/** Field over the reference at which a colour is half as strong as it can be. */
const HALF = 0.7;

/** The instantaneous field at a pixel, V/m. */
export function fieldAt(picture: Picture, stage: Stage, pixel: number, timeSeconds: number): number {
  const [truth, lie] = rotations(stage, timeSeconds);
  const re = (group: number): number => picture.re[group]![pixel]!;
  const im = (group: number): number => picture.im[group]![pixel]!;
  return (re(0) + re(1)) * truth.cos - (im(0) + im(1)) * truth.sin + re(2) * lie.cos - im(2) * lie.sin;
}

interface Rotation {
  readonly cos: number;
  readonly sin: number;
}

/** e^{2πift} of both frequencies: all that time does to a settled field. */
function rotations(stage: Stage, timeSeconds: number): readonly [Rotation, Rotation] {
  const rotation = (side: Side): Rotation => {
    const cycles = frequencyOf(stage, side) * timeSeconds;
    const angle = 2 * Math.PI * (cycles - Math.floor(cycles));
    return { cos: Math.cos(angle), sin: Math.sin(angle) };
  };
  return [rotation('truth'), rotation('lie')];
}

/**
 * Colours every pixel: how bright by the whole field (its value now, its amplitude, or its coherence), which hue by the
 * share of power that sounds the lie: a traitor who sounds the truth out of step is seen in the truth's colour. `reference` is the field, V/m, that counts as strong.
 */
export function paint(
  picture: Picture,
  stage: Stage,
  look: { readonly mode: Mode; readonly palette: Palette; readonly reference: number },
  timeSeconds: number,
  rgba: Uint8ClampedArray,
): void {
  const { amplitudes, im, re } = picture;
  const [truthRe, mimicRe, lieRe] = re as [Float64Array, Float64Array, Float64Array];
  const [truthIm, mimicIm, lieIm] = im as [Float64Array, Float64Array, Float64Array];
  const { ground, lie, truth } = look.palette;
  const [turn, lieTurn] = rotations(stage, timeSeconds);
  const isWave = look.mode === 'wave';
  const isCoherence = look.mode === 'coherence';
  for (let at = 0; at < amplitudes.length; at++) {
    const byTruth = truthRe[at]! * truthRe[at]! + truthIm[at]! * truthIm[at]!;
    const byMimic = mimicRe[at]! * mimicRe[at]! + mimicIm[at]! * mimicIm[at]!;
    const byLie = lieRe[at]! * lieRe[at]! + lieIm[at]! * lieIm[at]!;
    const sumRe = truthRe[at]! + mimicRe[at]!;
    const sumIm = truthIm[at]! + mimicIm[at]!;
    let strength: number;
    if (isWave) {
      const value =
        (sumRe * turn.cos - sumIm * turn.sin + lieRe[at]! * lieTurn.cos - lieIm[at]! * lieTurn.sin) /
        look.reference;
      // A crest has its full colour, a trough a shade of it.
      strength = value > 0 ? value / (HALF + value) : (-0.3 * value) / (HALF - value);
    } else {
      const atTruth = Math.sqrt(sumRe * sumRe + sumIm * sumIm);
      const atLie = Math.sqrt(byLie);
      if (isCoherence) strength = amplitudes[at]! > 1e-9 ? (0.92 * (atTruth + atLie)) / amplitudes[at]! : 0;
      else {
        const value = Math.sqrt(atTruth * atTruth + byLie) / look.reference;
        strength = value / (HALF + value);
      }
    }
    const power = byTruth + byMimic + byLie;
    const share = power > 1e-18 ? byLie / power : 0;
    const pixel = 4 * at;
    for (let channel = 0; channel < 3; channel++) {
      const hue = truth[channel]! + (lie[channel]! - truth[channel]!) * share;
      rgba[pixel + channel] = ground[channel]! + (hue - ground[channel]!) * strength;
    }
    rgba[pixel + 3] = 255;
  }
}

/** A field that counts as strong: an ordinary wave's a quarter of the picture away. */
export function referenceOf(stage: Stage): number {
  const metres = Math.max(stage.clampMetres, stage.frame.width / 5);
  return Math.sqrt(Math.max(1, Math.sqrt(stage.emitters.length) / 2)) / metres;
}
