import { blockId, bodyMatches, createGenesis, isFixed, type Block } from './block.js';
import { workOf } from './difficulty.js';
import { isSolved } from './mine.js';
import { Orphans } from './orphans.js';
import { retarget, type RetargetRules } from './retarget.js';
import { isHeavier } from './rules.js';
import { FUTURE_TIME_MAX, MEDIAN_TIME_BLOCKS, medianTimePast } from './timestamps.js';
import type { Transaction } from './transaction.js';

/** A block in its place in the tree. */
export interface ChainEntry {
  readonly id: string;
  readonly block: Block;
  readonly parent: ChainEntry | null;
  readonly height: number;
  /** Work of the chain from the genesis block up to this one, in expected hashes: exact. */
  readonly totalWork: bigint;
}

/** What one node checks blocks by. */
export interface ChainRules {
  readonly genesisBits: number;
  readonly retarget: RetargetRules;
  /** Whether a header's hash must meet its target; the genesis block is exempt. */
  readonly requiresProof: boolean;
  readonly transactionsMax: number;
  isSigned(transaction: Transaction): boolean;
}

/** A block's header fixes all its ancestors' by their hashes, and so the median of their times, at every node. */
const medians = new WeakMap<Block, number>();

/** And so its place in the tree, where the ancestors are the same objects: nodes that agree share their entries. */
const places = new WeakMap<Block, ChainEntry>();

/** The place of a block under its parent. */
function entryOf(block: Block, parent: ChainEntry): ChainEntry {
  const known = places.get(block);
  if (known?.parent === parent) return known;
  const totalWork = parent.totalWork + workOf(block.header.bits);
  const entry = Object.freeze({ id: blockId(block), block, parent, height: block.height, totalWork });
  if (isFixed(block)) places.set(block, entry);
  return entry;
}

/** The root of a tree: all nodes of a run are to start from the same. */
export function createRoot(bits: number): ChainEntry {
  const block = createGenesis(bits);
  return Object.freeze({ id: blockId(block), block, parent: null, height: 0, totalWork: 0n });
}

/** How the best chain changed: blocks taken off (tip first) and put on (lowest first). */
export interface TipChange {
  readonly disconnected: readonly ChainEntry[];
  readonly connected: readonly ChainEntry[];
}

/**
 * `known`: seen before. `mutated`: the header doesn't commit to this body, so it says nothing about the real
 * block of that header. `early`: its time is too far ahead of this node's clock, it may be lawful later.
 */
export type Verdict = 'attached' | 'orphan' | 'known' | 'mutated' | 'early' | 'invalid';

/** What became of a block that was offered to a chain. */
export interface AddResult {
  readonly verdict: Verdict;
  /** The blocks that found their place: the added one and orphans that waited for it. */
  readonly attached: readonly ChainEntry[];
  readonly change: TipChange | null;
}

/**
 * One node's tree of blocks with its best chain: the valid chain with the most work, the first seen of equal
 * ones (Nakamoto 2008, section 5).
 */
export class Chain {
  readonly #rules: ChainRules;
  readonly #entries = new Map<string, ChainEntry>();
  /** Null as long as there is none, and so with orphans: hundreds of nodes would each look into an empty table. */
  #invalid: Set<string> | null = null;
  #orphans: Orphans | null = null;
  /** The best chain by height, and its last block. */
  readonly #best: ChainEntry[] = [];
  #tip: ChainEntry;
  /** Where the best chain records each instance. */
  readonly #recorded = new Map<number, ChainEntry>();

  /** @param root the genesis block's place; nodes that share theirs share those of all blocks. */
  constructor(rules: ChainRules, root: ChainEntry = createRoot(rules.genesisBits)) {
    this.#rules = rules;
    this.#entries.set(root.id, root);
    this.#best.push(root);
    this.#tip = root;
  }

  get tip(): ChainEntry {
    return this.#tip;
  }

  get orphanCount(): number {
    return this.#orphans?.size ?? 0;
  }

  /** The block with this id, if its ancestors are known and it is valid. */
  get(id: string): ChainEntry | undefined {
    return this.#entries.get(id);
  }

  /** Whether the block needn't be fetched: it has its place, waits for its parent, or is invalid. */
  knows(id: string): boolean {
    return this.#entries.has(id) || this.#isOrphan(id) || this.#isInvalid(id);
  }

  /** The best chain's block at a height. */
  at(height: number): ChainEntry | undefined {
    return this.#best[height];
  }

  /** Where the best chain records the instance. */
  recordOf(instance: number): ChainEntry | undefined {
    return this.#recorded.get(instance);
  }

  /** The lowest missing ancestor of an orphan. */
  missingAncestor(id: string): string {
    return this.#orphans?.missingAncestor(id) ?? id;
  }

  /** Takes a block in, with all orphans that waited for it. `clock` is the node's time in header units. */
  add(block: Block, clock: number): AddResult {
    const verdict = this.#admit(block, clock);
    if (verdict !== 'attached') return { verdict, attached: [], change: null };
    const attached = [this.#attach(block, this.#parentOf(block) as ChainEntry)];
    if (this.#orphans !== null) this.#adopt(this.#orphans, attached, clock);
    let best = this.tip;
    for (const entry of attached) if (isHeavier(entry.totalWork, best.totalWork)) best = entry;
    return { verdict, attached, change: best === this.tip ? null : this.#switchTo(best) };
  }

  /** The compact target that a child of `parent` must state. */
  nextBits(parent: ChainEntry): number {
    const { blocks } = this.#rules.retarget;
    if ((parent.height + 1) % blocks !== 0) return parent.block.header.bits;
    const first = this.#ancestor(parent, parent.height - (blocks - 1));
    const { bits, time } = parent.block.header;
    return retarget(bits, first.block.header.time, time, this.#rules.retarget);
  }

  /** Median time of the last blocks up to `parent`: its child's time must be later. */
  medianTime(parent: ChainEntry): number {
    const { block } = parent;
    let median = medians.get(block);
    if (median === undefined) {
      median = this.#medianTime(parent);
      if (isFixed(block)) medians.set(block, median);
    }
    return median;
  }

  #medianTime(parent: ChainEntry): number {
    const times: number[] = [];
    for (
      let entry: ChainEntry | null = parent;
      entry !== null && times.length < MEDIAN_TIME_BLOCKS;
      entry = entry.parent
    ) {
      times.push(entry.block.header.time);
    }
    return medianTimePast(times);
  }

  /** Adds the orphans whose parents are attached, and theirs. */
  #adopt(orphans: Orphans, attached: ChainEntry[], clock: number): void {
    for (const entry of attached) {
      for (const child of orphans.takeChildren(entry.id)) {
        if (this.#admit(child, clock) === 'attached') attached.push(this.#attach(child, entry));
      }
    }
  }

  #admit(block: Block, clock: number): Verdict {
    const id = blockId(block);
    const parent = this.#parentOf(block);
    // A child of the tip that had its place would be the tip, and where its parent has a place no block is an orphan.
    if (parent !== this.#tip && (this.#entries.has(id) || this.#isOrphan(id))) return 'known';
    if (this.#isInvalid(id)) return 'invalid';
    if (!bodyMatches(block)) return 'mutated';
    const isHopeless = this.#isInvalid(block.header.previous);
    if (isHopeless || (this.#rules.requiresProof && !isSolved(block))) return this.#condemn(id);
    if (parent === undefined) {
      (this.#orphans ??= new Orphans()).add(id, block);
      return 'orphan';
    }
    if (block.header.time > clock + FUTURE_TIME_MAX) return 'early';
    return this.#isLawful(block, parent) ? 'attached' : this.#condemn(id);
  }

  /** The place of a block's parent; mostly that is the tip, where nothing is looked up. */
  #parentOf({ header }: Block): ChainEntry | undefined {
    return header.previous === this.#tip.id ? this.#tip : this.#entries.get(header.previous);
  }

  #isOrphan(id: string): boolean {
    return this.#orphans?.has(id) === true;
  }

  #isInvalid(id: string): boolean {
    return this.#invalid?.has(id) === true;
  }

  #condemn(id: string): 'invalid' {
    (this.#invalid ??= new Set()).add(id);
    return 'invalid';
  }

  #isLawful(block: Block, parent: ChainEntry): boolean {
    const { header, height, transactions } = block;
    return (
      height === parent.height + 1 &&
      header.bits === this.nextBits(parent) &&
      header.time > this.medianTime(parent) &&
      transactions.length <= this.#rules.transactionsMax &&
      (transactions.length < 2 ||
        new Set(transactions.map(({ instance }) => instance)).size === transactions.length) &&
      transactions.every((transaction) => this.#rules.isSigned(transaction)) &&
      !this.#isSpent(transactions, parent)
    );
  }

  /** Whether the chain that ends in `parent` records one of these instances already: a double spend. */
  #isSpent(transactions: readonly Transaction[], parent: ChainEntry): boolean {
    if (transactions.length === 0) return false;
    const instances = new Set(transactions.map(({ instance }) => instance));
    let entry = parent;
    while (!this.#isOnBestChain(entry) && entry.parent !== null) {
      if (entry.block.transactions.some(({ instance }) => instances.has(instance))) return true;
      entry = entry.parent;
    }
    const forkHeight = entry.height;
    return transactions.some(({ instance }) => {
      const record = this.#recorded.get(instance);
      return record !== undefined && record.height <= forkHeight;
    });
  }

  #attach(block: Block, parent: ChainEntry): ChainEntry {
    const entry = entryOf(block, parent);
    this.#entries.set(entry.id, entry);
    return entry;
  }

  #switchTo(tip: ChainEntry): TipChange {
    if (tip.parent === this.tip) {
      this.#connect(tip);
      return { disconnected: [], connected: [tip] };
    }
    const connected: ChainEntry[] = [];
    let fork = tip;
    while (!this.#isOnBestChain(fork) && fork.parent !== null) {
      connected.unshift(fork);
      fork = fork.parent;
    }
    const disconnected = this.#best.splice(fork.height + 1).reverse();
    for (const { block } of disconnected) {
      for (const { instance } of block.transactions) this.#recorded.delete(instance);
    }
    for (const entry of connected) this.#connect(entry);
    return { disconnected, connected };
  }

  /** Puts a child of the tip on the best chain. */
  #connect(entry: ChainEntry): void {
    this.#best.push(entry);
    this.#tip = entry;
    for (const { instance } of entry.block.transactions) this.#recorded.set(instance, entry);
  }

  #isOnBestChain(entry: ChainEntry): boolean {
    return this.#best[entry.height] === entry;
  }

  #ancestor(entry: ChainEntry, height: number): ChainEntry {
    let at = entry;
    while (at.height > height && at.parent !== null) {
      if (this.#isOnBestChain(at)) return this.#best[height] as ChainEntry;
      at = at.parent;
    }
    return at;
  }
}
