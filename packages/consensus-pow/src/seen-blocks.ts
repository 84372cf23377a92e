import type { Block } from './block.js';

const NOBODY: Uint8Array = new Uint8Array(0);

/**
 * Which blocks have their place in the trees of a run's nodes: a row a block, a byte a node. Each node reads and writes its
 * own column alone and learns nothing from the others'. Rows lie by block because a flood brings one block to a node
 * once from every peer: what 600 nodes remember of it is then 600 bytes, where 600 trees are more than a core's cache.
 */
export class SeenBlocks {
  readonly #rows = new WeakMap<Block, Uint8Array>();
  #columns = 0;
  /** The block that was looked at last, and its row: mostly the next one looked at. */
  #block: unknown = null;
  #row: Uint8Array = NOBODY;

  /** A column for one more node. */
  join(): number {
    return this.#columns++;
  }

  /** Whether the node has noted this very block. */
  has(block: unknown, column: number): boolean {
    if (block !== this.#block) this.#turnTo(block as Block);
    return this.#row[column] === 1;
  }

  /** Notes a block for good. It must not change any more. */
  note(block: Block, column: number): void {
    if (block !== this.#block) this.#turnTo(block);
    if (column >= this.#row.length) {
      const wide = new Uint8Array(this.#columns);
      wide.set(this.#row);
      this.#rows.set(block, wide);
      this.#row = wide;
    }
    this.#row[column] = 1;
  }

  #turnTo(block: Block): void {
    this.#block = block;
    this.#row = this.#rows.get(block) ?? NOBODY;
  }
}
