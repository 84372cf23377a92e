import { PI } from '../math/constants.js';
import { sharedAngles } from '../kernels/angles.js';
import { CAPACITY } from '../kernels/layout.js';
import { sinTurns } from '../math/turns.js';
import { firstLastingBeyond, type ArrivalIndex } from './arrival-index.js';
import { GateSines } from './gate-sines.js';

/*
 * The lock-in (2/T)·∫ E(t)·e^{−2πift} dt over a gate, in closed form. A tone Re c·e^{2πif′(t−s)} that covers τ seconds
 * of the gate around their middle m leaves, with U = c·e^{2πif′(m−s)} and V = e^{−2πifm},
 *
 *     (V/T)·[ U·sin(π(f′−f)τ)/(π(f′−f)) + U*·sin(π(f′+f)τ)/(π(f′+f)) ]
 *
 * The second term, which rotates the other way, is kept: nothing is neglected. The sines of sums come from the sines
 * of f·τ and f′·τ, so that a gate with F frequencies and an arrival of L tones cost F + L sines and F·L products.
 */

/** Frequencies nearer than a quarter of 1/τ take their sine directly: the product form would cancel. */
const NEAR_CYCLES = 0.25;
const TONES_AT_ONCE = CAPACITY.angles / 2;

/** Adds the phasors of a gate to `outRe`, `outIm` (one entry a frequency). */
export type LockIn = (
  frequenciesHz: Float64Array,
  startSeconds: number,
  durationSeconds: number,
  outRe: Float64Array,
  outIm: Float64Array,
) => void;

/** The lock-in over an index of arrivals; it keeps scratch space, so it is not re-entrant. */
export function createLockIn(index: ArrivalIndex): LockIn {
  const sines = new GateSines();
  let sumRe = new Float64Array(0);
  let sumIm = new Float64Array(0);
  return (frequenciesHz, startSeconds, durationSeconds, outRe, outIm) => {
    const count = frequenciesHz.length;
    if (sumRe.length < count) [sumRe, sumIm] = [new Float64Array(count), new Float64Array(count)];
    sines.open(frequenciesHz);
    const gateEnd = startSeconds + durationSeconds;
    for (let i = firstLastingBeyond(index, startSeconds); i < index.starts.length; i++) {
      const arrivalStart = index.starts[i]!;
      const arrivalEnd = index.ends[i]!;
      if (arrivalStart >= gateEnd) break;
      if (arrivalEnd <= startSeconds) continue;
      const from = Math.max(arrivalStart, startSeconds);
      // The whole gate keeps its exact length: start + duration − start may not be duration.
      const whole = from === startSeconds && arrivalEnd >= gateEnd;
      const overlap = whole ? durationSeconds : Math.min(arrivalEnd, gateEnd) - from;
      if (!(overlap > 0)) continue;
      const middle = from + 0.5 * overlap;
      sines.setOverlap(overlap);
      sines.setMiddle(middle);
      for (let k = 0; k < count; k++) sumRe[k] = sumIm[k] = 0;
      addTones(index, i, frequenciesHz, overlap, middle - arrivalStart, sines, sumRe, sumIm);
      turnBack(index.gains[i]! / durationSeconds, count, sines, sumRe, sumIm, outRe, outIm);
    }
  };
}

/** Adds the bracket above, over all tones of arrival i, to the sums; `sinceSeconds` is m − s. */
function addTones(
  { tones, toneOffsets }: ArrivalIndex,
  i: number,
  frequenciesHz: Float64Array,
  overlap: number,
  sinceSeconds: number,
  sines: GateSines,
  sumRe: Float64Array,
  sumIm: Float64Array,
): void {
  const { overlapSine, overlapCosine } = sines;
  const { sines: toneSines, cosines: toneCosines, turns, evaluate } = sharedAngles();
  const end = toneOffsets[i + 1]!;
  let from = end;
  for (let l = toneOffsets[i]!; l < end; l++) {
    if (from === end || l === from + TONES_AT_ONCE) {
      // Two angles a tone: that of the middle and half the cycles of the overlap.
      from = l;
      const count = Math.min(TONES_AT_ONCE, end - from);
      for (let at = 0; at < count; at++) {
        const tone = tones.frequenciesHz[from + at]!;
        turns[2 * at] = tone * sinceSeconds;
        turns[2 * at + 1] = 0.5 * (tone * overlap);
      }
      evaluate(2 * count);
    }
    const at = 2 * (l - from);
    const tone = tones.frequenciesHz[l]!;
    const c = toneCosines[at]!;
    const s = toneSines[at]!;
    const re = tones.re[l]! * c - tones.im[l]! * s;
    const im = tones.re[l]! * s + tones.im[l]! * c;
    const toneSine = toneSines[at + 1]!;
    const toneCosine = toneCosines[at + 1]!;
    for (let k = 0; k < frequenciesHz.length; k++) {
      const difference = tone - frequenciesHz[k]!;
      const sum = tone + frequenciesHz[k]!;
      const direct = toneSine * overlapCosine[k]!;
      const crossed = toneCosine * overlapSine[k]!;
      const near = Math.abs(difference * overlap) < NEAR_CYCLES;
      const same = near ? overlapIntegral(difference, overlap) : (direct - crossed) / (PI * difference);
      const slow = Math.abs(sum * overlap) < NEAR_CYCLES;
      const counter = slow ? overlapIntegral(sum, overlap) : (direct + crossed) / (PI * sum);
      sumRe[k] = sumRe[k]! + re * (same + counter);
      sumIm[k] = sumIm[k]! + im * (same - counter);
    }
  }
}

/** Adds `scale`·V times the sums to the phasors. */
function turnBack(
  scale: number,
  count: number,
  { middleCosine, middleSine }: GateSines,
  sumRe: Float64Array,
  sumIm: Float64Array,
  outRe: Float64Array,
  outIm: Float64Array,
): void {
  for (let k = 0; k < count; k++) {
    const c = scale * middleCosine[k]!;
    const s = scale * middleSine[k]!;
    outRe[k] = outRe[k]! + (sumRe[k]! * c + sumIm[k]! * s);
    outIm[k] = outIm[k]! + (sumIm[k]! * c - sumRe[k]! * s);
  }
}

/** ∫ cos(2π·f·t) dt over an interval centred on 0. */
function overlapIntegral(frequencyHz: number, overlapSeconds: number): number {
  return frequencyHz === 0
    ? overlapSeconds
    : sinTurns(0.5 * (frequencyHz * overlapSeconds)) / (PI * frequencyHz);
}
