import { Blocks } from './blocks.js';

/** Buckets of the ring; with 2^18 ns each they cover 2^32 ns, 4.3 s. */
export const RING_BUCKETS = 1 << 14;
const BUCKET_MASK = RING_BUCKETS - 1;

/**
 * The calendar: one chain of events a bucket, in the order in which they were appended. It knows no times: who uses it
 * says which bucket is the present one, and that buckets lie ahead of it by less than {@link RING_BUCKETS}.
 */
export class Ring {
  readonly blocks: Blocks;
  /** By bucket: the first word of its chain, and the position after its last. Both 0 where there is none. */
  readonly #firsts = new Int32Array(RING_BUCKETS);
  readonly #ends = new Int32Array(RING_BUCKETS);
  /** One bit a bucket: whether it has a chain. */
  readonly #occupied = new Int32Array(RING_BUCKETS >>> 5);

  /** @param areMany whether millions of events will be pending. */
  constructor(areMany: boolean) {
    this.blocks = new Blocks(areMany);
  }

  append(bucket: number, place: number, payload: number): void {
    let end = this.#ends[bucket] as number;
    if (this.blocks.isFull(end)) end = this.#extend(bucket, end);
    const slab = this.blocks.slab(end);
    const at = this.blocks.inSlab(end);
    slab[at] = place;
    slab[at + 1] = payload;
    this.#ends[bucket] = end + 2;
  }

  first(bucket: number): number {
    return this.#firsts[bucket] as number;
  }

  end(bucket: number): number {
    return this.#ends[bucket] as number;
  }

  /** Empties a bucket; its blocks may be used again. */
  clear(bucket: number): void {
    this.blocks.release(this.first(bucket), this.end(bucket));
    this.#firsts[bucket] = 0;
    this.#ends[bucket] = 0;
    const word = bucket >>> 5;
    this.#occupied[word] = (this.#occupied[word] as number) & ~(1 << (bucket & 31));
  }

  /** How many buckets after `bucket` the next one with events is, 1..RING_BUCKETS - 1; 0 if there is none. */
  distanceToNext(bucket: number): number {
    const start = (bucket + 1) & BUCKET_MASK;
    let word = start >>> 5;
    let bits = (this.#occupied[word] as number) & (-1 << (start & 31));
    // The first word is looked at twice, the second time for the bits before `start`.
    for (let turn = 0; turn <= this.#occupied.length; turn++) {
      if (bits !== 0) {
        const lowest = 31 - Math.clz32(bits & -bits);
        return ((word << 5) + lowest - bucket) & BUCKET_MASK;
      }
      word = (word + 1) & ((RING_BUCKETS >>> 5) - 1);
      bits = this.#occupied[word] as number;
    }
    return 0;
  }

  #extend(bucket: number, end: number): number {
    const position = this.blocks.extend(end);
    if (end === 0) {
      this.#firsts[bucket] = position;
      const word = bucket >>> 5;
      this.#occupied[word] = (this.#occupied[word] as number) | (1 << (bucket & 31));
    }
    return position;
  }
}
