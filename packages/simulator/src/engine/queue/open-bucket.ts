import { BLOCK_WORDS, type Blocks } from './blocks.js';
import { BUCKET_BITS, offsetOf, PARTICIPANT_LOW_BITS } from './event.js';

/** A time within a bucket has two digits. */
const DIGIT_BITS = BUCKET_BITS / 2;
const DIGITS = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGITS - 1;
const LOW_SHIFT = PARTICIPANT_LOW_BITS;
const HIGH_SHIFT = PARTICIPANT_LOW_BITS + DIGIT_BITS;

/** The highest bits of a time alone, which tell a few hundred events apart, nearly. */
const COARSE_DIGITS = 64;
const COARSE_SHIFT = 26;

/** The events of so many blocks at most are sorted by their highest bits first. */
const SPREAD_BLOCKS = 3;
const SPREAD_WORDS = SPREAD_BLOCKS * BLOCK_WORDS;

/** So many events are sorted by insertion. */
const FEW = 12;

/**
 * The events of the bucket that time has reached, in (time, order of appending). All ways of sorting are stable and
 * start from the order of appending, so no event needs a sequence number. A radix sort takes its two passes whatever the
 * times are: a crowd at one instant costs no more than an even spread.
 */
export class OpenBucket {
  #words = new Uint32Array(SPREAD_WORDS);
  #scratch = new Uint32Array(SPREAD_WORDS);
  #at = 0;
  #end = 0;
  readonly #coarse = new Uint32Array(COARSE_DIGITS);
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
    const isOneBlock = blocks.following(first) === 0;
    if (isOneBlock && end - first <= 2 * FEW)
      this.#insert(blocks.slab(first), blocks.inSlab(first), end - first);
    else if (!this.#spread(blocks, first, end)) this.#radix(blocks, first, end);
  }

  /**
   * Sorts a short chain by the highest bits of its times and then by insertion. False, with nothing done, for a long one,
   * and where times crowd: to insert would take the square of their number.
   */
  #spread(blocks: Blocks, first: number, end: number): boolean {
    if (isLong(blocks, first)) return false;
    const starts = this.#coarse.fill(0);
    let length = 0;
    for (let from = first; from !== 0; from = blocks.following(from)) {
      const slab = blocks.slab(from);
      const start = blocks.inSlab(from);
      const stop = start + blocks.lengthAt(from, end);
      length += stop - start;
      for (let i = start; i < stop; i += 2) {
        const digit = (slab[i] as number) >>> COARSE_SHIFT;
        starts[digit] = (starts[digit] as number) + 2;
      }
    }
    if (toStarts(starts) > 2 * FEW) return false;
    this.#scatterChain(blocks, first, end, starts, COARSE_SHIFT);
    this.#insert(this.#scratch, 0, length);
    return true;
  }

  /** Copies a chain into the scratch space, by a digit. */
  #scatterChain(blocks: Blocks, first: number, end: number, starts: Uint32Array, shift: number): void {
    for (let from = first; from !== 0; from = blocks.following(from)) {
      const start = blocks.inSlab(from);
      const stop = start + blocks.lengthAt(from, end);
      scatter(blocks.slab(from), start, stop, this.#scratch, starts, shift);
    }
  }

  /** Insertion sort of a few events, or of many that are nearly in order. */
  #insert(source: Uint32Array, start: number, length: number): void {
    const words = this.#words;
    this.#end = length;
    for (let i = 0; i < length; i += 2) {
      const place = source[start + i] as number;
      const offset = offsetOf(place);
      let hole = i;
      while (hole > 0 && offsetOf(words[hole - 2] as number) > offset) {
        words[hole] = words[hole - 2] as number;
        words[hole + 1] = words[hole - 1] as number;
        hole -= 2;
      }
      words[hole] = place;
      words[hole + 1] = source[start + i + 1] as number;
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
    this.#scatterChain(blocks, first, end, this.#low, LOW_SHIFT);
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

/** Whether a chain has more than {@link SPREAD_BLOCKS} blocks. */
function isLong(blocks: Blocks, first: number): boolean {
  let block = first;
  for (let i = 0; i < SPREAD_BLOCKS && block !== 0; i++) block = blocks.following(block);
  return block !== 0;
}

/** Replaces each digit's number of words by the place where they begin. Returns the largest of the numbers. */
function toStarts(counts: Uint32Array): number {
  let sum = 0;
  let largest = 0;
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit] as number;
    if (count > largest) largest = count;
    counts[digit] = sum;
    sum += count;
  }
  return largest;
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
