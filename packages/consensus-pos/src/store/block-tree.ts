import type { Block } from '../messages.js';
import type { Checkpoint, FinalityState } from '../rules/finality-gadget.js';
import type { SlotCalendar } from '../rules/slots.js';
import type { ChainState } from '../state/chain-state.js';
import { noParticipation } from '../state/participation.js';
import { fullStake } from '../state/stake.js';

/** Root of the block that stands for the whole finalised past in which a run starts. */
export const ANCHOR_ROOT = 'anchor';

/** A block in its place, with what its chain knows after it. */
export interface BlockNode {
  readonly index: number;
  readonly root: string;
  readonly slot: number;
  /** Null for the anchor. */
  readonly block: Block | null;
  readonly parent: BlockNode | null;
  /** Blocks since the anchor. */
  readonly height: number;
  readonly state: ChainState;
  /** Justification if this block's epoch ended with it (the specifications' pulled-up tip). */
  readonly unrealized: FinalityState;
  /** The checkpoint block of this block's own epoch; null where that is the block itself. */
  readonly boundary: BlockNode | null;
}

/** All accepted blocks of one replica, parents before children. Only grows. */
export interface BlockTree {
  readonly nodes: readonly BlockNode[];
  readonly parents: readonly number[];
  readonly roots: readonly string[];
  readonly anchor: BlockNode;
  get(root: string): BlockNode | undefined;
  add(block: Block, parent: BlockNode, state: ChainState, unrealized: FinalityState): BlockNode;
  /** The chain's checkpoint of an epoch: its block in the epoch's first slot, or the last one before. */
  checkpointOf(tip: BlockNode, epoch: number): BlockNode;
  isAncestor(ancestor: BlockNode, tip: BlockNode): boolean;
}

/** A block that is taken on trust with the state after it: what a client that syncs from a checkpoint is given. */
export type Anchor = Pick<BlockNode, 'root' | 'slot' | 'state' | 'unrealized'>;

export function createBlockTree(
  calendar: SlotCalendar,
  validators: number,
  trusted: Anchor = createAnchor(calendar, validators),
): BlockTree {
  const anchor: BlockNode = { ...trusted, index: 0, block: null, parent: null, height: 0, boundary: null };
  const nodes: BlockNode[] = [anchor];
  const parents: number[] = [-1];
  const roots: string[] = [anchor.root];
  const byRoot = new Map<string, BlockNode>([[anchor.root, anchor]]);
  const checkpointOf = (tip: BlockNode, epoch: number): BlockNode => {
    const first = calendar.firstSlotOf(epoch);
    let node = tip;
    while (node.slot > first && node.parent !== null) node = node.boundary ?? node.parent;
    return node;
  };
  return {
    nodes,
    parents,
    roots,
    anchor,
    get: (root) => byRoot.get(root),
    add: (block, parent, state, unrealized) => {
      const { slot, root } = block;
      const first = calendar.firstSlotOf(calendar.epochOf(slot));
      const height = parent.height + 1;
      const boundary = slot === first ? null : checkpointOf(parent, state.epoch);
      const node = { index: nodes.length, root, slot, block, parent, height, state, unrealized, boundary };
      nodes.push(node);
      parents.push(parent.index);
      roots.push(root);
      byRoot.set(root, node);
      return node;
    },
    checkpointOf,
    isAncestor: (ancestor, tip) => {
      let node: BlockNode | null = tip;
      while (node !== null && node.height > ancestor.height) node = node.parent;
      return node === ancestor;
    },
  };
}

/**
 * Where the run starts: a checkpoint that all trust, as a client that syncs from a recent checkpoint does
 * (specifications, `get_forkchoice_store`). The epochs before slot 0 were all justified in their turn; the anchor
 * stands for their blocks. So the first epoch of a run finalises like any other, without genesis' corner cases.
 */
function createAnchor(calendar: SlotCalendar, validators: number): Anchor {
  const checkpoint = (epoch: number): Checkpoint => ({ epoch, root: ANCHOR_ROOT });
  const finality: FinalityState = {
    justificationBits: [true, true, true, true],
    previousJustified: checkpoint(-2),
    currentJustified: checkpoint(-1),
    finalized: checkpoint(-2),
  };
  const none = noParticipation(validators);
  return {
    root: ANCHOR_ROOT,
    slot: calendar.firstSlotOf(-2),
    state: { epoch: 0, finality, previousTarget: none, currentTarget: none, stake: fullStake(validators) },
    unrealized: finality,
  };
}
