import type { Attestation, Block } from '../messages.js';
import type { Checkpoint } from '../rules/finality-gadget.js';
import { subtreeStake } from '../rules/fork-choice.js';
import { stakeRules } from '../rules/stake-rules.js';
import type { ChainState } from '../state/chain-state.js';
import type { BlockNode, BlockTree } from './block-tree.js';
import { getHead } from './get-head.js';
import { getProposerHead } from './get-proposer-head.js';
import { onAttestation, onEquivocation } from './on-attestation.js';
import { onBlock } from './on-block.js';
import { onTick } from './on-tick.js';
import { createStateMemo } from './state-memo.js';
import { createStoreData, stateAt, type StoreOptions } from './store-data.js';

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
  /**
   * Adds a block whose parent is known; false if it is no valid child or leaves the finalised chain. `votes` are those of
   * the block's that were not counted before; default: all.
   */
  onBlock(block: Block, parent: BlockNode, isTimely: boolean, votes?: readonly Attestation[]): boolean;
  /** Counts a vote for the fork choice and returns true, if its blocks are known and agree. */
  onAttestation(attestation: Attestation): boolean;
  discount(validator: number): void;
  head(): BlockNode;
  /** What a proposer of this slot may build on instead: the parent of a head that came late and weak. */
  proposerHead(): BlockNode;
  /** State of the chain that ends in `tip`, at the start of an epoch not before the tip's. */
  stateAt(tip: BlockNode, epoch: number): ChainState;
  /** Stake whose latest vote stands on the block or above it, without any boost, in Gwei. */
  weightOf(block: BlockNode): number;
  /** What a timely block weighs before it has votes, in Gwei. */
  readonly boostStake: number;
}

type Given = Pick<StoreOptions, 'calendar' | 'validators' | 'proposerBoostPercent'> & Partial<StoreOptions>;

export function createStore(given: Given): Store {
  const store = createStoreData({
    stakeRules: stakeRules(),
    safeSlotsToUpdateJustified: null,
    states: createStateMemo(),
    ...given,
  });
  const { tree, votes } = store;
  return {
    tree,
    get slot() {
      return store.slot;
    },
    get justified() {
      return store.justified;
    },
    get finalized() {
      return store.finalized;
    },
    get boostStake() {
      return store.boostStake;
    },
    onTick: (slot) => onTick(store, slot),
    onBlock: (block, parent, isTimely, fresh = block.attestations) =>
      onBlock(store, block, parent, isTimely, fresh),
    onAttestation: (attestation) => onAttestation(store, attestation),
    discount: (validator) => onEquivocation(store, validator),
    head: () => getHead(store),
    proposerHead: () => getProposerHead(store),
    stateAt: (tip, epoch) => stateAt(store, tip, epoch),
    weightOf: ({ index }) => subtreeStake(votes, index),
  };
}
