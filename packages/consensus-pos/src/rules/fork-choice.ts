/**
 * LMD-GHOST (Buterin et al. 2020, section 4.6; Sompolinsky and Zohar 2015 for GHOST): from the justified block,
 * step to the child whose subtree the latest votes weigh most, until there is none. Pure, on arrays: block i's
 * parent has a smaller index, the anchor is 0.
 */
export interface VoteTree {
  /** Parent's index; -1 for the anchor. */
  readonly parents: readonly number[];
  readonly roots: readonly string[];
  /** Stake whose latest vote names this very block. */
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

/** The head's index. One pass over the blocks since the justified one, children before parents. */
export function headOf(tree: VoteTree, rules: ForkChoiceRules): number {
  const { parents, roots, directStake } = tree;
  const { justified, boost } = rules;
  const span = parents.length - justified;
  const weight = new Float64Array(span);
  const bestChild = new Int32Array(span).fill(-1);
  const isParent = new Uint8Array(span);
  for (let block = parents.length - 1; block > justified; block--) {
    const at = block - justified;
    const total =
      (weight[at] as number) + (directStake[block] as number) + (boost?.block === block ? boost.stake : 0);
    weight[at] = total;
    const parent = (parents[block] as number) - justified;
    if (parent < 0) continue;
    weight[parent] = (weight[parent] as number) + total;
    // A block with children is viable through one of them, a leaf by itself.
    const isViable = isParent[at] === 0 ? rules.isViableLeaf(block) : bestChild[at] !== -1;
    isParent[parent] = 1;
    if (!isViable) continue;
    const rival = bestChild[parent] as number;
    if (rival === -1 || isHeavier(total, roots[block], weight[rival - justified] as number, roots[rival])) {
      bestChild[parent] = block;
    }
  }
  let head = justified;
  for (let next = bestChild[0] as number; next !== -1; next = bestChild[next - justified] as number) {
    head = next;
  }
  return head;
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
