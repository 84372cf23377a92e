/** Words of a block: 64 events of two words. */
const BLOCK_BITS = 7;
export const BLOCK_WORDS = 1 << BLOCK_BITS;
const BLOCK_MASK = BLOCK_WORDS - 1;

/**
 * Words of a slab: 256 blocks, 128 kB; in a large network 8,192 blocks, 4 MB, since a thousand slabs are a thousand arrays
 * whose own words have no room in the nearest cache.
 */
const SLAB_BITS = 15;
const LARGE_SLAB_BITS = 20;

/**
 * Memory for chains of events, handed out in blocks and taken back into a free list. Blocks lie in slabs, so that more
 * memory never means a copy of all there is. A position counts words over all slabs; a chain is known by the position
 * of its first word and the one after its last. Block 0 is never handed out: position 0 means none.
 */
export class Blocks {
  readonly #slabBits: number;
  readonly #slabs: Uint32Array[];
  /** By block: the one that follows it in its chain or in the free list; 0: none. */
  #next = new Int32Array(1 << (SLAB_BITS - BLOCK_BITS));
  #free = 0;
  #unused = 1;

  /** @param areMany whether millions of events will be pending. */
  constructor(areMany: boolean) {
    this.#slabBits = areMany ? LARGE_SLAB_BITS : SLAB_BITS;
    this.#slabs = [new Uint32Array(1 << this.#slabBits)];
  }

  /** The slab that a position lies in. */
  slab(position: number): Uint32Array {
    return this.#slabs[position >>> this.#slabBits] as Uint32Array;
  }

  /** Where in its slab a position is. */
  inSlab(position: number): number {
    return position & ((1 << this.#slabBits) - 1);
  }

  /** Whether the chain that ends here needs a further block before it can go on; so does the empty one, at 0. */
  isFull(end: number): boolean {
    return (end & BLOCK_MASK) === 0;
  }

  /** Adds a block to the chain with this full end, or begins a chain at 0. Returns where the block begins. */
  extend(end: number): number {
    const block = this.#take();
    this.#next[block] = 0;
    if (end !== 0) this.#next[(end - 1) >>> BLOCK_BITS] = block;
    return block << BLOCK_BITS;
  }

  /** Where the block after the one at `first` begins; 0 after a chain's last. */
  following(first: number): number {
    return (this.#next[first >>> BLOCK_BITS] as number) << BLOCK_BITS;
  }

  /** How many words of the chain that ends at `end` lie in the block at `first`. */
  lengthAt(first: number, end: number): number {
    const blockEnd = first + BLOCK_WORDS;
    return end > first && end < blockEnd ? end - first : BLOCK_WORDS;
  }

  /** Takes a whole chain back. */
  release(first: number, end: number): void {
    this.#next[(end - 1) >>> BLOCK_BITS] = this.#free;
    this.#free = first >>> BLOCK_BITS;
  }

  /** Bytes of all slabs. */
  get reservedBytes(): number {
    return (this.#slabs.length << this.#slabBits) * Uint32Array.BYTES_PER_ELEMENT;
  }

  #take(): number {
    const block = this.#free;
    if (block === 0) return this.#unfold();
    this.#free = this.#next[block] as number;
    return block;
  }

  /** A block that was never used. */
  #unfold(): number {
    const block = this.#unused++;
    if (block << BLOCK_BITS === this.#slabs.length << this.#slabBits)
      this.#slabs.push(new Uint32Array(1 << this.#slabBits));
    if (block === this.#next.length) {
      const larger = new Int32Array(2 * block);
      larger.set(this.#next);
      this.#next = larger;
    }
    return block;
  }
}
