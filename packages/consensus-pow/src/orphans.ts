import { blockId, type Block } from './block.js';

/** How many blocks may wait for their parents at once; the oldest gives way. */
const ORPHANS_MAX = 1000;

/** Blocks whose parent isn't known yet. */
export class Orphans {
  readonly #blocks = new Map<string, Block>();
  readonly #childrenOf = new Map<string, Block[]>();

  get size(): number {
    return this.#blocks.size;
  }

  has(id: string): boolean {
    return this.#blocks.has(id);
  }

  add(id: string, block: Block): void {
    if (this.#blocks.size >= ORPHANS_MAX) this.#dropOldest();
    this.#blocks.set(id, block);
    const siblings = this.#childrenOf.get(block.header.previous);
    if (siblings === undefined) this.#childrenOf.set(block.header.previous, [block]);
    else siblings.push(block);
  }

  /** Removes and returns the blocks that waited for `parent`, in the order of their arrival. */
  takeChildren(parent: string): readonly Block[] {
    const children = this.#childrenOf.get(parent);
    if (children === undefined) return [];
    this.#childrenOf.delete(parent);
    for (const child of children) this.#blocks.delete(blockId(child));
    return children;
  }

  /** Follows parents from an orphan to the first hash that isn't here: the block to ask for. */
  missingAncestor(id: string): string {
    let missing = id;
    for (let block = this.#blocks.get(missing); block !== undefined; block = this.#blocks.get(missing)) {
      missing = block.header.previous;
    }
    return missing;
  }

  #dropOldest(): void {
    const oldest = this.#blocks.entries().next().value;
    if (oldest === undefined) return;
    const [id, block] = oldest;
    this.#blocks.delete(id);
    const parent = block.header.previous;
    const siblings = (this.#childrenOf.get(parent) ?? []).filter((sibling) => sibling !== block);
    if (siblings.length === 0) this.#childrenOf.delete(parent);
    else this.#childrenOf.set(parent, siblings);
  }
}
