import { cosTurns, sinTurns } from '../math/turns.js';
import { firstLastingBeyond, type ArrivalIndex } from './arrival-index.js';
import { createLockIn, type LockIn } from './lock-in.js';

/*
 * The lock-in of a gate whose tones are orthogonal over it. There each tone is heard at its own frequency and at no
 * other, (2/T)·∫ Re c·e^{2πif(t−s)}·e^{−2πift} dt = c·e^{−2πifs}: one sine and cosine a tone, where the general form
 * takes a product for every pair of tone and frequency. The two agree to the tolerances below; the general form is
 * used wherever an arrival covers the gate in part or sounds between the bins.
 */

/** An arrival covers a gate, or misses it, to within this share of its length: what sums of seconds are rounded by. */
const COVER_TOLERANCE = 1e-9;
/** Frequencies are on one grid if their distance times the gate's length is so near to a whole number. */
const GRID_TOLERANCE = 1e-7;

/** A lock-in that takes the short way where it can; not re-entrant, as the general one. */
export function createGridLockIn(index: ArrivalIndex): LockIn {
  const general = createLockIn(index);
  return (frequenciesHz, startSeconds, durationSeconds, outRe, outIm) => {
    if (!isGrid(index, frequenciesHz, startSeconds, durationSeconds)) {
      general(frequenciesHz, startSeconds, durationSeconds, outRe, outIm);
      return;
    }
    const count = frequenciesHz.length;
    const halfBin = 0.5 / durationSeconds;
    const { ends, gains, starts, toneOffsets, tones } = index;
    for (let i = firstLastingBeyond(index, startSeconds); i < starts.length; i++) {
      const arrivalStart = starts[i]!;
      if (arrivalStart >= startSeconds + durationSeconds) break;
      if (coveredShare(arrivalStart, ends[i]!, startSeconds, durationSeconds) < 0.5) continue;
      const gain = gains[i]!;
      for (let l = toneOffsets[i]!; l < toneOffsets[i + 1]!; l++) {
        const tone = tones.frequenciesHz[l]!;
        const turns = tone * arrivalStart;
        const c = gain * cosTurns(turns);
        const s = gain * sinTurns(turns);
        const re = tones.re[l]! * c + tones.im[l]! * s;
        const im = tones.im[l]! * c - tones.re[l]! * s;
        for (let k = 0; k < count; k++) {
          const apart = tone - frequenciesHz[k]!;
          if (apart >= halfBin || apart <= -halfBin) continue;
          outRe[k] = outRe[k]! + re;
          outIm[k] = outIm[k]! + im;
        }
      }
    }
  };
}

/** Whether every arrival in the gate fills it or misses it, and sounds on the frequencies' grid only. */
function isGrid(
  index: ArrivalIndex,
  frequenciesHz: Float64Array,
  startSeconds: number,
  durationSeconds: number,
): boolean {
  const { ends, starts, toneOffsets, tones } = index;
  const base = frequenciesHz[0]!;
  // With all distances whole, one whole sum makes all sums whole: the tone that rotates the other way vanishes too.
  if (!isWhole(2 * base * durationSeconds) || 2 * base * durationSeconds < 0.5) return false;
  for (let k = 1; k < frequenciesHz.length; k++) {
    if (!isWhole((frequenciesHz[k]! - base) * durationSeconds)) return false;
  }
  for (let i = firstLastingBeyond(index, startSeconds); i < starts.length; i++) {
    if (starts[i]! >= startSeconds + durationSeconds) break;
    const share = coveredShare(starts[i]!, ends[i]!, startSeconds, durationSeconds);
    if (share <= COVER_TOLERANCE) continue;
    if (share < 1 - COVER_TOLERANCE) return false;
    for (let l = toneOffsets[i]!; l < toneOffsets[i + 1]!; l++) {
      if (!isWhole((tones.frequenciesHz[l]! - base) * durationSeconds)) return false;
    }
  }
  return true;
}

/** The share of a gate that an arrival covers, 0 to 1. */
function coveredShare(arrivalStart: number, arrivalEnd: number, start: number, duration: number): number {
  const from = arrivalStart > start ? arrivalStart : start;
  const to = arrivalEnd < start + duration ? arrivalEnd : start + duration;
  return to > from ? (to - from) / duration : 0;
}

function isWhole(value: number): boolean {
  const off = value - Math.round(value);
  return off < GRID_TOLERANCE && off > -GRID_TOLERANCE;
}
