import { sharedAngles } from '../kernels/angles.js';
import { CAPACITY } from '../kernels/layout.js';
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

/** With more tones in a gate than this, listened frequencies are looked up by bin instead of compared one by one. */
const TONES_COMPARED = 64;

/** A lock-in that takes the short way where it can; not re-entrant, as the general one. */
export function createGridLockIn(index: ArrivalIndex): LockIn {
  const general = createLockIn(index);
  const pending = new PendingTones(index);
  return (frequenciesHz, startSeconds, durationSeconds, outRe, outIm) => {
    if (!isGrid(index, frequenciesHz, startSeconds, durationSeconds)) {
      general(frequenciesHz, startSeconds, durationSeconds, outRe, outIm);
      return;
    }
    const { ends, starts, toneOffsets, tones } = index;
    const listened = { frequenciesHz, durationSeconds, outRe, outIm };
    for (let i = firstLastingBeyond(index, startSeconds); i < starts.length; i++) {
      const arrivalStart = starts[i]!;
      if (arrivalStart >= startSeconds + durationSeconds) break;
      if (coveredShare(arrivalStart, ends[i]!, startSeconds, durationSeconds) < 0.5) continue;
      for (let l = toneOffsets[i]!; l < toneOffsets[i + 1]!; l++) {
        if (pending.count === CAPACITY.angles) pending.add(listened);
        pending.push(l, i, tones.frequenciesHz[l]! * arrivalStart);
      }
    }
    pending.add(listened);
  };
}

/** The frequencies of a gate and where their phasors go. */
interface Listened {
  readonly frequenciesHz: Float64Array;
  readonly durationSeconds: number;
  readonly outRe: Float64Array;
  readonly outIm: Float64Array;
}

/** Tones whose angles wait to be turned into phasors, all at once. */
class PendingTones {
  count = 0;
  readonly #index: ArrivalIndex;
  readonly #angles = sharedAngles();
  #tones: Int32Array = new Int32Array(0);
  #arrivals: Int32Array = new Int32Array(0);

  constructor(index: ArrivalIndex) {
    this.#index = index;
  }

  push(tone: number, arrival: number, turns: number): void {
    if (this.count === this.#tones.length) this.#grow();
    this.#tones[this.count] = tone;
    this.#arrivals[this.count] = arrival;
    this.#angles.turns[this.count++] = turns;
  }

  /** Adds each tone to the frequencies that are its own, in the order in which they came, and forgets them. */
  add(listened: Listened): void {
    this.#angles.evaluate(this.count);
    const { frequenciesHz, outIm, outRe } = listened;
    const { gains, tones } = this.#index;
    const { cosines, sines } = this.#angles;
    const bins = this.count > TONES_COMPARED ? new BinTable(listened) : undefined;
    const halfBin = 0.5 / listened.durationSeconds;
    for (let at = 0; at < this.count; at++) {
      const l = this.#tones[at]!;
      const gain = gains[this.#arrivals[at]!]!;
      const c = gain * cosines[at]!;
      const s = gain * sines[at]!;
      const re = tones.re[l]! * c + tones.im[l]! * s;
      const im = tones.im[l]! * c - tones.re[l]! * s;
      const tone = tones.frequenciesHz[l]!;
      let k = bins === undefined ? 0 : bins.first(tone);
      while (k < frequenciesHz.length) {
        const apart = tone - frequenciesHz[k]!;
        if (apart < halfBin && apart > -halfBin) {
          outRe[k] = outRe[k]! + re;
          outIm[k] = outIm[k]! + im;
        }
        k = bins === undefined ? k + 1 : bins.next(k);
      }
    }
    this.count = 0;
  }

  #grow(): void {
    const grown = (old: Int32Array): Int32Array => {
      const wider = new Int32Array(Math.min(CAPACITY.angles, Math.max(64, 2 * old.length)));
      wider.set(old);
      return wider;
    };
    [this.#tones, this.#arrivals] = [grown(this.#tones), grown(this.#arrivals)];
  }
}

/** Which listened frequencies lie in a tone's bin: chains in ascending order, `frequenciesHz.length` at their end. */
class BinTable {
  readonly #listened: Listened;
  readonly #firsts = new Map<number, number>();
  readonly #nexts: Int32Array;

  constructor(listened: Listened) {
    this.#listened = listened;
    const { frequenciesHz } = listened;
    const count = frequenciesHz.length;
    this.#nexts = new Int32Array(count);
    for (let k = count - 1; k >= 0; k--) {
      const bin = this.#binOf(frequenciesHz[k]!);
      this.#nexts[k] = this.#firsts.get(bin) ?? count;
      this.#firsts.set(bin, k);
    }
  }

  first(frequencyHz: number): number {
    return this.#firsts.get(this.#binOf(frequencyHz)) ?? this.#nexts.length;
  }

  next(k: number): number {
    return this.#nexts[k]!;
  }

  #binOf(frequencyHz: number): number {
    const { durationSeconds, frequenciesHz } = this.#listened;
    return Math.round((frequencyHz - frequenciesHz[0]!) * durationSeconds) + 0;
  }
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
