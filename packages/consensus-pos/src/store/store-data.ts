import type { Checkpoint } from '../rules/finality-gadget.js';
import { proposerBoostStake, type VoteTree } from '../rules/fork-choice.js';
import type { SlotCalendar } from '../rules/slots.js';
import type { StakeRules } from '../rules/stake-rules.js';
import { advanceToEpoch, type ChainState } from '../state/chain-state.js';
import { accountOf, totalActiveStake, votingStake } from '../state/stake.js';
import type { StateMemo } from './state-memo.js';
import { createBlockTree, type Anchor, type BlockNode, type BlockTree } from './block-tree.js';
import { createLatestMessages, type LatestMessages } from './latest-messages.js';

export interface StoreOptions {
  readonly calendar: SlotCalendar;
  readonly validators: number;
  readonly proposerBoostPercent: number;
  readonly stakeRules: StakeRules;
  /**
   * For how many slots of an epoch a checkpoint that conflicts with the justified one may take its place; later it waits
   * for the next epoch (SAFE_SLOTS_TO_UPDATE_JUSTIFIED, until 2023). Null: at any time.
   */
  readonly safeSlotsToUpdateJustified: number | null;
  /** Remembers the states of chains; stores whose blocks bear digests for roots may share one. */
  readonly states: StateMemo;
  /** A recent final block, first of its epoch, to start from; default: the end of a trusted past before slot 0. */
  readonly anchor?: Anchor;
}

/** The fields of the specifications' fork-choice `Store`, as the handlers change them. */
export interface StoreData {
  readonly options: StoreOptions;
  readonly calendar: SlotCalendar;
  readonly tree: BlockTree;
  readonly latest: LatestMessages;
  /** The blocks with their stakes, for the fork choice. */
  readonly votes: VoteTree;
  /** Blocks that came before attestations were due. */
  readonly timely: Set<BlockNode>;
  slot: number;
  justified: Checkpoint;
  finalized: Checkpoint;
  /** What becomes justified and final at the next epoch's first slot. */
  pending: { readonly justified: Checkpoint; readonly finalized: Checkpoint };
  /** The timely block of this slot. */
  boosted: BlockNode | null;
  boostStake: number;
  /** Stake of one slot's committee, by the justified state. */
  committeeStake: number;
  /** The state that gives votes their weight: that of the justified checkpoint. */
  justifiedState: ChainState;
  /** The head as of now, until something changes. */
  cachedHead: BlockNode | null;
}

export function createStoreData(options: StoreOptions): StoreData {
  const { calendar, validators, anchor } = options;
  const tree = createBlockTree(calendar, validators, anchor);
  const { state, unrealized, slot, root } = tree.anchor;
  const trusted = { epoch: calendar.epochOf(slot), root };
  const justified = anchor === undefined ? unrealized.currentJustified : trusted;
  const finalized = anchor === undefined ? unrealized.finalized : trusted;
  const latest = createLatestMessages(validators, weightIn(state));
  latest.addBlock();
  const store: StoreData = {
    options,
    calendar,
    tree,
    latest,
    votes: {
      parents: tree.parents,
      roots: tree.roots,
      get directStake() {
        return latest.directStake;
      },
    },
    timely: new Set([tree.anchor]),
    slot: -1,
    justified,
    finalized,
    pending: { justified, finalized },
    boosted: null,
    boostStake: 0,
    committeeStake: 0,
    justifiedState: state,
    cachedHead: null,
  };
  weighBoost(store);
  return store;
}

/** State of the chain that ends in `tip`, at the start of an epoch not before the tip's. */
export function stateAt(store: StoreData, tip: BlockNode, epoch: number): ChainState {
  if (tip.state.epoch >= epoch) return tip.state;
  return store.options.states.atEpoch(tip.root, epoch, () =>
    advanceToEpoch(tip.state, epoch, store.options.stakeRules, checkpointRootOn(store, tip)),
  );
}

export function checkpointRootOn({ tree }: StoreData, tip: BlockNode): (epoch: number) => string {
  return (epoch) => tree.checkpointOf(tip, epoch).root;
}

/** Weighs votes and boost by the stakes of the justified checkpoint (`checkpoint_states`, `get_weight`). */
export function weighByJustified(store: StoreData): void {
  const node = store.tree.get(store.justified.root);
  if (node === undefined) return;
  const { stake } = store.justifiedState;
  store.justifiedState = stateAt(store, node, Math.max(store.justified.epoch, node.state.epoch));
  // As long as all stakes are full and nobody leaves, nothing weighs otherwise than before.
  if (store.justifiedState.stake.accounts.size === 0 && stake.accounts.size === 0) return;
  store.latest.reweigh(weightIn(store.justifiedState));
  weighBoost(store);
}

function weightIn({ stake, epoch }: ChainState): (validator: number) => number {
  return (validator) => votingStake(accountOf(stake, validator), epoch);
}

function weighBoost(store: StoreData): void {
  const { slotsPerEpoch } = store.calendar;
  const { stake, epoch } = store.justifiedState;
  const total = totalActiveStake(stake, epoch);
  store.committeeStake = Math.floor(total / slotsPerEpoch);
  store.boostStake = proposerBoostStake(total, slotsPerEpoch, store.options.proposerBoostPercent);
}
