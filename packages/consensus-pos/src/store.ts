import { createBlockTree, type Anchor, type BlockNode, type BlockTree } from './block-tree.js';
import { createLatestMessages } from './latest-messages.js';
import type { Attestation, Block } from './messages.js';
import { EFFECTIVE_BALANCE_GWEI } from './params.js';
import type { Checkpoint, FinalityState } from './rules/finality-gadget.js';
import { headOf, proposerBoostStake, subtreeStake } from './rules/fork-choice.js';
import { isReorgedByProposer } from './rules/late-head.js';
import { isSameCheckpoint } from './rules/slashing-conditions.js';
import type { AttestationData } from './rules/slashing-conditions.js';
import type { SlotCalendar } from './rules/slots.js';
import {
  advanceToEpoch,
  finalityAtEpochEnd,
  includeAttestations,
  isIncludable,
  type ChainState,
} from './state.js';

/**
 * What one replica believes about the chain: the fork-choice store of the specifications, with their handlers
 * `on_tick`, `on_block` and `on_attestation`. It trusts that signatures and duties were checked before.
 */
export interface Store {
  readonly tree: BlockTree;
  readonly slot: number;
  readonly justified: Checkpoint;
  readonly finalized: Checkpoint;
  /** A slot begins. At an epoch's first slot what was pending becomes justified and final. */
  onTick(slot: number): void;
  /** Adds a block whose parent is known; false if it is no valid child or leaves the finalised chain. */
  onBlock(block: Block, parent: BlockNode, isTimely: boolean): boolean;
  /** Counts a vote for the fork choice, if its blocks are known and agree. */
  onAttestation(attestation: Attestation): void;
  discount(validator: number): void;
  head(): BlockNode;
  /** What a proposer of this slot may build on instead: the parent of a head that came late and weak. */
  proposerHead(): BlockNode;
  /** State of the chain that ends in `tip`, at the start of an epoch not before the tip's. */
  stateAt(tip: BlockNode, epoch: number): ChainState;
}

export interface StoreOptions {
  readonly calendar: SlotCalendar;
  readonly validators: number;
  readonly proposerBoostPercent: number;
  /** A recent final block, first of its epoch, to start from; default: the end of a trusted past before slot 0. */
  readonly anchor?: Anchor;
}

export function createStore(options: StoreOptions): Store {
  const { calendar, validators } = options;
  const tree = createBlockTree(calendar, validators, options.anchor);
  const latest = createLatestMessages(validators);
  latest.addBlock();
  const boostStake = proposerBoostStake(
    validators * EFFECTIVE_BALANCE_GWEI,
    calendar.slotsPerEpoch,
    options.proposerBoostPercent,
  );
  let slot = -1;
  let boosted: BlockNode | null = null;
  const timely = new Set<BlockNode>([tree.anchor]);
  let { currentJustified: justified, finalized } = tree.anchor.unrealized;
  if (options.anchor !== undefined) {
    justified = finalized = { epoch: calendar.epochOf(tree.anchor.slot), root: tree.anchor.root };
  }
  let pending = { justified, finalized };
  let cachedHead: BlockNode | null = null;

  const rootAt = (tip: BlockNode) => (epoch: number) => tree.checkpointOf(tip, epoch).root;
  const stateAt = (tip: BlockNode, epoch: number): ChainState =>
    advanceToEpoch(tip.state, epoch, validators, rootAt(tip));

  /** `update_checkpoints`, and one thing more: what is final here stays so, whatever is final elsewhere. */
  const adopt = (nextJustified: Checkpoint, nextFinalized: Checkpoint): void => {
    if (nextJustified.epoch > justified.epoch) justified = nextJustified;
    if (nextFinalized.epoch <= finalized.epoch) return;
    const ours = tree.get(finalized.root);
    const next = tree.get(nextFinalized.root);
    if (ours !== undefined && next !== undefined && tree.isAncestor(ours, next)) finalized = nextFinalized;
  };

  const adoptPending = ({ currentJustified, finalized: next }: FinalityState): void => {
    pending = {
      justified: currentJustified.epoch > pending.justified.epoch ? currentJustified : pending.justified,
      finalized: next.epoch > pending.finalized.epoch ? next : pending.finalized,
    };
  };

  const isViableLeaf = (index: number): boolean => {
    const leaf = tree.nodes[index] as BlockNode;
    const epoch = calendar.epochOf(slot);
    const source = (leaf.state.epoch < epoch ? leaf.unrealized : leaf.state.finality).currentJustified;
    if (source.epoch !== justified.epoch && source.epoch + 2 < epoch) return false;
    return tree.checkpointOf(leaf, finalized.epoch).root === finalized.root;
  };

  const onAttestation = ({ data, validators: voters }: Attestation): void => {
    const head = knownHead(tree, data);
    if (head === null) return;
    cachedHead = null;
    for (const validator of voters) latest.vote(validator, data.target.epoch, head.index);
  };

  const headNow = (): BlockNode => {
    if (cachedHead !== null) return cachedHead;
    const index = headOf(
      { parents: tree.parents, roots: tree.roots, directStake: latest.directStake },
      {
        justified: tree.get(justified.root)?.index ?? 0,
        boost: boosted === null ? null : { block: boosted.index, stake: boostStake },
        isViableLeaf,
      },
    );
    cachedHead = tree.nodes[index] as BlockNode;
    return cachedHead;
  };

  return {
    tree,
    get slot() {
      return slot;
    },
    get justified() {
      return justified;
    },
    get finalized() {
      return finalized;
    },
    onTick: (next) => {
      const isNewEpoch = calendar.epochOf(next) > calendar.epochOf(slot);
      slot = next;
      boosted = null;
      cachedHead = null;
      if (isNewEpoch) adopt(pending.justified, pending.finalized);
    },
    onBlock: (block, parent, isTimely) => {
      const state = transition(block, parent);
      if (state === null) return false;
      const unrealized = finalityAtEpochEnd(state, validators, (epoch) =>
        block.slot <= calendar.firstSlotOf(epoch) ? block.root : rootAt(parent)(epoch),
      );
      const node = tree.add(block, parent, state, unrealized);
      latest.addBlock();
      cachedHead = null;
      if (isTimely) timely.add(node);
      if (isTimely && boosted === null) boosted = node;
      adopt(state.finality.currentJustified, state.finality.finalized);
      adoptPending(unrealized);
      if (state.epoch < calendar.epochOf(slot)) adopt(unrealized.currentJustified, unrealized.finalized);
      for (const attestation of block.attestations) onAttestation(attestation);
      return true;
    },
    onAttestation,
    discount: (validator) => {
      latest.discount(validator);
      cachedHead = null;
    },
    head: headNow,
    proposerHead: () => {
      const head = headNow();
      const { parent } = head;
      if (parent === null) return head;
      const votes = { parents: tree.parents, roots: tree.roots, directStake: latest.directStake };
      const isReorged = isReorgedByProposer({
        isTimely: timely.has(head),
        headStake: subtreeStake(votes, head.index),
        parentStake: subtreeStake(votes, parent.index),
        committeeStake: Math.floor((validators * EFFECTIVE_BALANCE_GWEI) / calendar.slotsPerEpoch),
        slots: [parent.slot, head.slot, slot],
        isEpochStart: slot === calendar.firstSlotOf(calendar.epochOf(slot)),
        isJustificationEqual: isSameCheckpoint(
          head.unrealized.currentJustified,
          parent.unrealized.currentJustified,
        ),
        epochsSinceFinalization: calendar.epochOf(slot) - finalized.epoch,
      });
      return isReorged ? parent : head;
    },
    stateAt,
  };

  /** The chain's state after the block, or null where the block breaks a rule of the chain (`state_transition`). */
  function transition(block: Block, parent: BlockNode): ChainState | null {
    if (block.slot <= parent.slot || block.slot > slot) return null;
    if (tree.checkpointOf(parent, finalized.epoch).root !== finalized.root) return null;
    const before = stateAt(parent, calendar.epochOf(block.slot));
    if (!block.attestations.every((attestation) => isIncludable(before, attestation, block.slot)))
      return null;
    return includeAttestations(before, block.attestations, rootAt(parent));
  }
}

/** The block a vote names, if it and its target are known and belong together (`validate_on_attestation`). */
function knownHead(tree: BlockTree, data: AttestationData): BlockNode | null {
  const head = tree.get(data.head);
  if (head === undefined || head.slot > data.slot) return null;
  return tree.checkpointOf(head, data.target.epoch).root === data.target.root ? head : null;
}
