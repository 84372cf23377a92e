/**
 * LMD-GHOST (Buterin et al. 2020, section 4.6; Sompolinsky and Zohar 2015 for GHOST): from the justified block,
 * step to the child whose subtree the latest votes weigh most, until there is none. Pure, on arrays: block i's
 * parent has a smaller index, the anchor is 0.
 */
export interface VoteTree {
  /** Parent's index, one entry a block; -1 for the anchor. */
  readonly parents: readonly number[];
  readonly roots: readonly string[];
  /** Stake whose latest vote names this very block, one entry a block; not read as long as there is nothing to choose. */
  readonly directStake: readonly number[];
}

/** What the walk to the head takes into account beside votes (specifications, `get_head`). */
export interface ForkChoiceRules {
  /** Index of the block at which the walk starts. */
  readonly justified: number;
  /** Weight of a timely block before its own votes are in, and all above it; null for none. */
  readonly boost: { readonly block: number; readonly stake: number } | null;
  /** Whether a leaf agrees with what is justified and final (the specifications' filtered tree). */
  isViableLeaf(block: number): boolean;
}

/** In place of a viable child: there is none, or there are several. */
const NONE = -1;
const FORK = -2;

/** The filtered tree, by block counted from the justified one. */
interface ViableTree {
  readonly isViable: Uint8Array;
  /** Each block's viable child, NONE or FORK. */
  readonly next: Int32Array;
}

/** The head's index. As long as the way up doesn't fork, nothing has to be weighed. */
export function headOf(tree: VoteTree, rules: ForkChoiceRules): number {
  const { justified } = rules;
  const viable = filterTree(tree.parents, rules);
  const head = walk(viable.next, justified);
  return viable.next[head - justified] === FORK
    ? walk(heaviestChildren(tree, rules, viable), justified)
    : head;
}

function walk(next: Int32Array, justified: number): number {
  let head = justified;
  for (let child = next[0] as number; child >= 0; child = next[child - justified] as number) head = child;
  return head;
}

/** One pass over the blocks since the justified one, children before parents. */
function filterTree(parents: readonly number[], rules: ForkChoiceRules): ViableTree {
  const { justified } = rules;
  const next = new Int32Array(parents.length - justified).fill(NONE);
  const isViable = new Uint8Array(next.length);
  const isParent = new Uint8Array(next.length);
  for (let block = parents.length - 1; block > justified; block--) {
    const parent = (parents[block] as number) - justified;
    if (parent < 0) continue;
    const at = block - justified;
    isParent[parent] = 1;
    // A block with children is viable through one of them, a leaf by itself.
    if (isParent[at] === 1 ? next[at] === NONE : !rules.isViableLeaf(block)) continue;
    isViable[at] = 1;
    next[parent] = next[parent] === NONE ? block : FORK;
  }
  return { isViable, next };
}

/** Each block's viable child whose subtree weighs most, by block counted from the justified one; NONE for none. */
function heaviestChildren(tree: VoteTree, rules: ForkChoiceRules, { isViable }: ViableTree): Int32Array {
  const { parents, roots, directStake } = tree;
  const { justified, boost } = rules;
  const weight = new Float64Array(isViable.length);
  const heaviest = new Int32Array(isViable.length).fill(NONE);
  for (let block = parents.length - 1; block > justified; block--) {
    const at = block - justified;
    const total =
      (weight[at] as number) + (directStake[block] as number) + (boost?.block === block ? boost.stake : 0);
    weight[at] = total;
    const parent = (parents[block] as number) - justified;
    if (parent < 0) continue;
    weight[parent] = (weight[parent] as number) + total;
    if (isViable[at] === 0) continue;
    const rival = heaviest[parent] as number;
    if (rival === NONE || isHeavier(total, roots[block], weight[rival - justified] as number, roots[rival])) {
      heaviest[parent] = block;
    }
  }
  return heaviest;
}

/** Stake whose latest vote names the block or one above it, without any boost; `root` is the index of the block. */
export function subtreeStake({ parents, directStake }: VoteTree, root: number): number {
  const isAbove = new Uint8Array(parents.length - root);
  isAbove[0] = 1;
  let stake = directStake[root] as number;
  for (let block = root + 1; block < parents.length; block++) {
    const parent = parents[block] as number;
    if (parent < root || isAbove[parent - root] === 0) continue;
    isAbove[block - root] = 1;
    stake += directStake[block] as number;
  }
  return stake;
}

/** Ties go to the greater root, as in the specifications. */
function isHeavier(a: number, rootA = '', b: number, rootB = ''): boolean {
  return a > b || (a === b && rootA > rootB);
}

/** Proposer boost (specifications, `get_proposer_score`): a percentage of one slot's committee. */
export function proposerBoostStake(totalStake: number, slotsPerEpoch: number, percent: number): number {
  const committeeStake = Math.floor(totalStake / slotsPerEpoch);
  return Math.floor((committeeStake * percent) / 100);
}
