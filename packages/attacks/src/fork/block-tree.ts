import type { BlockView } from '@dmct/core';

interface Node {
  readonly block: BlockView;
  /** Weight of the chain that ends here, or null while an ancestor is unknown. */
  total: number | null;
}

/** Blocks as an adversary collects them, the weight of each chain, and the heaviest known tip. */
export class BlockTree {
  private readonly nodes = new Map<string, Node>();
  /** Blocks that wait for their parent, by the parent's id. */
  private readonly orphans = new Map<string, Node[]>();
  private heaviest: Node | null = null;

  /** The heaviest tip, the first seen of equals; null while there is none. */
  get tip(): BlockView | null {
    return this.heaviest?.block ?? null;
  }

  /** Weight of the heaviest chain; 0 while there is none. */
  get weight(): number {
    return this.heaviest?.total ?? 0;
  }

  /** Adds a block. A block of height 1 or less, or whose parent has no height below, starts a chain. */
  add(block: BlockView): void {
    if (this.nodes.has(block.id)) return;
    const node: Node = { block, total: null };
    this.nodes.set(block.id, node);
    const parent = this.nodes.get(block.parent);
    if (block.height <= 1 && parent === undefined) this.settle(node, 0);
    else if (parent !== undefined && parent.total !== null) this.settle(node, parent.total);
    else this.orphans.set(block.parent, [...(this.orphans.get(block.parent) ?? []), node]);
  }

  /** How many blocks of the heaviest chain bury `value`, the block that holds it included; 0 where none holds it. */
  depthOf(value: string): number {
    let node = this.heaviest ?? undefined;
    let depth = 0;
    while (node !== undefined) {
      depth++;
      if (node.block.values.includes(value)) return depth;
      node = this.nodes.get(node.block.parent);
    }
    return 0;
  }

  /** Gives a node its total, and then the orphans that waited for it theirs. */
  private settle(first: Node, totalBefore: number): void {
    first.total = totalBefore + first.block.weight;
    const settled = [first];
    for (let node = settled.pop(); node !== undefined; node = settled.pop()) {
      const total = node.total ?? 0;
      if (this.heaviest === null || total > this.weight) this.heaviest = node;
      for (const child of this.orphans.get(node.block.id) ?? []) {
        child.total = total + child.block.weight;
        settled.push(child);
      }
      this.orphans.delete(node.block.id);
    }
  }
}
