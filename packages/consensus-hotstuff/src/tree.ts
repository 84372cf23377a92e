import { GENESIS, type Node } from './messages.js';

/** The tree of proposals (section 4.2), and the branch of it that is decided. Nodes are named by their digests. */
export class Tree {
  readonly #nodes = new Map<string, Node>();
  /** The decided branch, in order, the genesis node left out; and where each node stands on it. */
  readonly #decided: Node[] = [];
  readonly #heights = new Map<string, number>([[GENESIS, 0]]);

  /** A node whose digest was checked. */
  add(node: Node): void {
    this.#nodes.set(node.digest, node);
  }

  get(digest: string): Node | null {
    return this.#nodes.get(digest) ?? null;
  }

  has(digest: string): boolean {
    return digest === GENESIS || this.#nodes.has(digest);
  }

  isDecided(digest: string): boolean {
    return this.#heights.has(digest);
  }

  /** How many nodes are decided. */
  get height(): number {
    return this.#decided.length;
  }

  get tip(): string {
    return this.#decided.at(-1)?.digest ?? GENESIS;
  }

  /** Whether `digest` is `ancestor` or descends from it, as far as the nodes are known. */
  extends(digest: string, ancestor: string): boolean {
    for (let at: string | undefined = digest; at !== undefined; at = this.#nodes.get(at)?.parent) {
      if (at === ancestor) return true;
      if (this.isDecided(at)) break;
    }
    // Below the decided tip there is one branch only.
    const height = this.#heights.get(ancestor);
    return height !== undefined && height <= this.#decidedHeightUnder(digest);
  }

  /** The undecided nodes up to `digest`, lowest first; null where one is missing, or the branch leaves the decided one. */
  undecidedUpTo(digest: string): readonly Node[] | null {
    const path: Node[] = [];
    for (let at = digest; at !== this.tip;) {
      const node = this.#nodes.get(at);
      if (node === undefined || this.isDecided(at)) return null;
      path.push(node);
      at = node.parent;
    }
    return path.reverse();
  }

  /** The next node of the decided branch. */
  decide(node: Node): void {
    this.#decided.push(node);
    this.#heights.set(node.digest, this.#decided.length);
  }

  /** Decided nodes above a height. */
  decidedAbove(height: number): readonly Node[] {
    return this.#decided.slice(height);
  }

  #decidedHeightUnder(digest: string): number {
    let at: string | undefined = digest;
    while (at !== undefined && !this.isDecided(at)) at = this.#nodes.get(at)?.parent;
    return at === undefined ? -1 : (this.#heights.get(at) ?? -1);
  }

  snapshot(): unknown {
    return { height: this.height, tip: this.tip, known: this.#nodes.size };
  }
}
