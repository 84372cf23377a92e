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

/** How strong a wave's colour is: a crest has its full colour, a trough a shade of it. `field` is over the reference. */
export function waveStrength(field: number): number {
  return field > 0 ? field / (HALF + field) : (-0.3 * field) / (HALF - field);
}

/** How strong the colour of an amplitude over the reference is. */
export function amplitudeStrength(amplitude: number): number {
  return amplitude / (HALF + amplitude);
}

/** How strong the colour of a coherence of 0 to 1 is. */
export function coherenceStrength(coherence: number): number {
  return 0.92 * coherence;
}

/** A pixel's colour, by the lie's share of the power and the strength of the whole. */
export function colourOf(
  { ground, lie, truth }: Palette,
  share: number,
  strength: number,
): readonly [number, number, number] {
  const mixed = (at: 0 | 1 | 2): number =>
    ground[at] + (truth[at] + (lie[at] - truth[at]) * share - ground[at]) * strength;
  return [mixed(0), mixed(1), mixed(2)];
}

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

/** How a picture is to look: `reference` is the field, V/m, that counts as strong. */
export interface Look {
  readonly mode: Mode;
  readonly palette: Palette;
  readonly reference: number;
}

/**
 * Colours every pixel: how bright by the whole field (its value now, its amplitude, or its coherence), which hue by the
 * share of power that sounds the lie: a traitor who sounds the truth out of step is seen in the truth's colour.
 */
export function paint(
  picture: Picture,
  stage: Stage,
  look: Look,
  timeSeconds: number,
  rgba: Uint8ClampedArray,
): void {
  const { im, re } = picture;
  const [truthRe, mimicRe, lieRe] = re as [Float64Array, Float64Array, Float64Array];
  const [truthIm, mimicIm, lieIm] = im as [Float64Array, Float64Array, Float64Array];
  const { ground, lie, truth } = look.palette;
  const [groundRed, groundGreen, groundBlue] = ground;
  const [truthRed, truthGreen, truthBlue] = truth;
  const [moreRed, moreGreen, moreBlue] = [lie[0] - truth[0], lie[1] - truth[1], lie[2] - truth[2]];
  const strengthOf = strengths(picture, stage, look, timeSeconds);
  const count = picture.columns * picture.rows;
  // `colourOf` as plain arithmetic on locals: this loop is half of a frame.
  for (let at = 0; at < count; at++) {
    const byTruth = truthRe[at]! * truthRe[at]! + truthIm[at]! * truthIm[at]!;
    const byMimic = mimicRe[at]! * mimicRe[at]! + mimicIm[at]! * mimicIm[at]!;
    const byLie = lieRe[at]! * lieRe[at]! + lieIm[at]! * lieIm[at]!;
    const power = byTruth + byMimic + byLie;
    const share = power > 1e-18 ? byLie / power : 0;
    const strength = strengthOf(at);
    const pixel = 4 * at;
    rgba[pixel] = groundRed + (truthRed + moreRed * share - groundRed) * strength;
    rgba[pixel + 1] = groundGreen + (truthGreen + moreGreen * share - groundGreen) * strength;
    rgba[pixel + 2] = groundBlue + (truthBlue + moreBlue * share - groundBlue) * strength;
    rgba[pixel + 3] = 255;
  }
}

/** How strong a pixel's colour is, 0 to 1. */
function strengths(
  { amplitudes, im, re }: Picture,
  stage: Stage,
  { mode, reference }: Look,
  timeSeconds: number,
): (pixel: number) => number {
  const [truthRe, mimicRe, lieRe] = re as [Float64Array, Float64Array, Float64Array];
  const [truthIm, mimicIm, lieIm] = im as [Float64Array, Float64Array, Float64Array];
  if (mode === 'wave') {
    const [turn, lieTurn] = rotations(stage, timeSeconds);
    return (at) => {
      return waveStrength(
        ((truthRe[at]! + mimicRe[at]!) * turn.cos -
          (truthIm[at]! + mimicIm[at]!) * turn.sin +
          lieRe[at]! * lieTurn.cos -
          lieIm[at]! * lieTurn.sin) /
          reference,
      );
    };
  }
  const squareAt = (one: Float64Array, other: Float64Array, at: number): number =>
    (one[at]! + other[at]!) * (one[at]! + other[at]!);
  const truthSquare = (at: number): number => squareAt(truthRe, mimicRe, at) + squareAt(truthIm, mimicIm, at);
  const lieSquare = (at: number): number => lieRe[at]! * lieRe[at]! + lieIm[at]! * lieIm[at]!;
  if (mode === 'coherence') {
    return (at) =>
      amplitudes[at]! > 1e-9
        ? coherenceStrength((Math.sqrt(truthSquare(at)) + Math.sqrt(lieSquare(at))) / amplitudes[at]!)
        : 0;
  }
  return (at) => amplitudeStrength(Math.sqrt(truthSquare(at) + lieSquare(at)) / reference);
}

/** A field that counts as strong: an ordinary wave's a quarter of the picture away. */
export function referenceOf(stage: Stage): number {
  const metres = Math.max(stage.clampMetres, stage.frame.width / 5);
  return Math.sqrt(Math.max(1, Math.sqrt(stage.emitters.length) / 2)) / metres;
}
