import type { BlockView, Value } from '@dmct/core';

interface Node {
  readonly block: BlockView;
  /** Weight of the chain that ends here, as far back as it is known. */
  total: number;
}

/**
 * Blocks as an adversary collects them, the weight of each chain, and the heaviest known tip. A block whose parent
 * was never seen begins a chain: it follows the genesis block, or its parent is still under way.
 */
export class BlockTree {
  private readonly nodes = new Map<string, Node>();
  private readonly children = new Map<string, Node[]>();
  private heaviest: Node | null = null;

  /** The heaviest tip, the first seen of equals; null while there is none. */
  get tip(): BlockView | null {
    return this.heaviest?.block ?? null;
  }

  /** Weight of the heaviest chain; 0 while there is none. */
  get weight(): number {
    return this.heaviest?.total ?? 0;
  }

  has(id: string): boolean {
    return this.nodes.has(id);
  }

  /** Adds all blocks of another tree. */
  takeOver(other: BlockTree): void {
    for (const { block } of other.nodes.values()) this.add(block);
  }

  /** Ids of the heaviest chain's blocks, as far back as it is known. */
  heaviestChain(): ReadonlySet<string> {
    const ids = new Set<string>();
    for (
      let node = this.heaviest ?? undefined;
      node !== undefined;
      node = this.nodes.get(node.block.parent)
    ) {
      ids.add(node.block.id);
    }
    return ids;
  }

  add(block: BlockView): void {
    if (this.nodes.has(block.id)) return;
    const node: Node = { block, total: 0 };
    this.nodes.set(block.id, node);
    const siblings = this.children.get(block.parent);
    if (siblings === undefined) this.children.set(block.parent, [node]);
    else siblings.push(node);
    this.weigh(node);
  }

  /** How many blocks of the heaviest chain bury `value`, the block that holds it included; 0 where none holds it. */
  depthOf(value: Value): number {
    let node = this.heaviest ?? undefined;
    for (let depth = 1; node !== undefined; depth++) {
      if (node.block.values.includes(value)) return depth;
      node = this.nodes.get(node.block.parent);
    }
    return 0;
  }

  /** Gives a node its total, and then those that came before it and build on it. */
  private weigh(first: Node): void {
    const open = [first];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      node.total = (this.nodes.get(node.block.parent)?.total ?? 0) + node.block.weight;
      if (node.total > this.weight) this.heaviest = node;
      open.push(...(this.children.get(node.block.id) ?? []));
    }
  }
}
