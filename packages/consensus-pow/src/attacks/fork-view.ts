import type { BlockView, Message } from '@dmct/core';

/** A block in the pool's eyes. What is known by its child alone has no parent yet. */
export interface PoolBlock {
  readonly id: string;
  readonly height: number;
  parent: PoolBlock | null;
  isOwn: boolean;
  isPublic: boolean;
  /** Set once the block itself was seen. */
  message: Message | null;
}

/** All blocks that a pool knows, its own and the others', and where branches part. */
export class ForkView {
  readonly #blocks = new Map<string, PoolBlock>();

  get(id: string): PoolBlock | undefined {
    return this.#blocks.get(id);
  }

  /** Takes a block in; null if it was seen before. */
  see({ id, parent, height }: BlockView, message: Message, isOwn: boolean): PoolBlock | null {
    const block = this.#placeOf(id, height);
    if (block.message !== null) return null;
    block.message = message;
    block.isOwn = isOwn;
    block.isPublic = !isOwn;
    block.parent = this.#placeOf(parent, height - 1);
    return block;
  }

  #placeOf(id: string, height: number): PoolBlock {
    const known = this.#blocks.get(id);
    if (known !== undefined) return known;
    const block: PoolBlock = { id, height, parent: null, isOwn: false, isPublic: true, message: null };
    this.#blocks.set(id, block);
    return block;
  }
}

/** The last block that two branches share; null while one of them has a gap. */
export function lastCommon(a: PoolBlock, b: PoolBlock): PoolBlock | null {
  let left: PoolBlock | null = a;
  let right: PoolBlock | null = b;
  while (left !== null && right !== null && left !== right) {
    if (left.height >= right.height) left = left.parent;
    else right = right.parent;
  }
  return left === null || right === null ? null : left;
}

/** The branch from above `base` up to `tip`, lowest first. */
export function branchOf(tip: PoolBlock, base: PoolBlock): readonly PoolBlock[] {
  const branch: PoolBlock[] = [];
  for (let at: PoolBlock | null = tip; at !== null && at !== base; at = at.parent) branch.unshift(at);
  return branch;
}
