import type { Blocks } from './blocks.js';
import { BUCKET_BITS, offsetOf, PARTICIPANT_LOW_BITS } from './event.js';

/** A time within a bucket has two digits. */
const DIGIT_BITS = BUCKET_BITS / 2;
const DIGITS = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGITS - 1;
const LOW_SHIFT = PARTICIPANT_LOW_BITS;
const HIGH_SHIFT = PARTICIPANT_LOW_BITS + DIGIT_BITS;

/**
 * The events of the bucket that time has reached, in (time, order of appending). Both ways of sorting are stable and
 * start from the order of appending, so no event needs a sequence number. A radix sort takes its two passes whatever the
 * times are: a crowd at one instant costs no more than an even spread.
 */
export class OpenBucket {
  #words = new Uint32Array(256);
  #scratch = new Uint32Array(256);
  #at = 0;
  #end = 0;
  readonly #low = new Uint32Array(DIGITS);
  readonly #high = new Uint32Array(DIGITS);

  get isEmpty(): boolean {
    return this.#at === this.#end;
  }

  /** The words of the first event that is left; there must be one. */
  get place(): number {
    return this.#words[this.#at] as number;
  }

  get payload(): number {
    return this.#words[this.#at + 1] as number;
  }

  skip(): void {
    this.#at += 2;
  }

  /** All words of the bucket, in order; those of the events that are left begin at {@link at} and end before {@link end}. */
  get words(): Uint32Array {
    return this.#words;
  }

  get at(): number {
    return this.#at;
  }

  get end(): number {
    return this.#end;
  }

  /** Leaves the events before this position. */
  skipTo(at: number): void {
    this.#at = at;
  }

  /** Copies a chain and sorts it. The events of the last one must all have been taken. */
  load(blocks: Blocks, first: number, end: number): void {
    this.#at = 0;
    if (blocks.following(first) === 0) this.#insert(blocks.slab(first), blocks.inSlab(first), end - first);
    else this.#radix(blocks, first, end);
  }

  /** Insertion sort of one block. */
  #insert(slab: Uint32Array, start: number, length: number): void {
    const words = this.#words;
    this.#end = length;
    for (let i = 0; i < length; i += 2) {
      const place = slab[start + i] as number;
      const offset = offsetOf(place);
      let hole = i;
      while (hole > 0 && offsetOf(words[hole - 2] as number) > offset) {
        words[hole] = words[hole - 2] as number;
        words[hole + 1] = words[hole - 1] as number;
        hole -= 2;
      }
      words[hole] = place;
      words[hole + 1] = slab[start + i + 1] as number;
    }
  }

  /** Radix sort of a chain of blocks: by the low digit into the scratch space, from there by the high digit. */
  #radix(blocks: Blocks, first: number, end: number): void {
    const length = this.#countDigits(blocks, first, end);
    this.#end = length;
    if (length > this.#words.length) {
      const capacity = 1 << (32 - Math.clz32(length - 1));
      this.#words = new Uint32Array(capacity);
      this.#scratch = new Uint32Array(capacity);
    }
    for (let from = first; from !== 0; from = blocks.following(from)) {
      const start = blocks.inSlab(from);
      const stop = start + blocks.lengthAt(from, end);
      scatter(blocks.slab(from), start, stop, this.#scratch, this.#low, LOW_SHIFT);
    }
    scatter(this.#scratch, 0, length, this.#words, this.#high, HIGH_SHIFT);
  }

  /** Sets where each digit's events begin in the sorted order; returns how many words there are. */
  #countDigits(blocks: Blocks, first: number, end: number): number {
    const low = this.#low.fill(0);
    const high = this.#high.fill(0);
    let length = 0;
    for (let from = first; from !== 0; from = blocks.following(from)) {
      const slab = blocks.slab(from);
      const start = blocks.inSlab(from);
      const stop = start + blocks.lengthAt(from, end);
      for (let i = start; i < stop; i += 2) {
        const place = slab[i] as number;
        const lowDigit = (place >>> LOW_SHIFT) & DIGIT_MASK;
        low[lowDigit] = (low[lowDigit] as number) + 2;
        const highDigit = place >>> HIGH_SHIFT;
        high[highDigit] = (high[highDigit] as number) + 2;
      }
      length += stop - start;
    }
    toStarts(low);
    toStarts(high);
    return length;
  }
}

/** Replaces each digit's number of words by the place where they begin. */
function toStarts(counts: Uint32Array): void {
  let sum = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts[digit] as number;
    counts[digit] = sum;
    sum += count;
  }
}

/** Moves pairs of words to where their digit stands, in order. */
function scatter(
  source: Uint32Array,
  start: number,
  stop: number,
  target: Uint32Array,
  starts: Uint32Array,
  shift: number,
): void {
  for (let i = start; i < stop; i += 2) {
    const place = source[i] as number;
    const digit = (place >>> shift) & DIGIT_MASK;
    const to = starts[digit] as number;
    starts[digit] = to + 2;
    target[to] = place;
    target[to + 1] = source[i + 1] as number;
  }
}
