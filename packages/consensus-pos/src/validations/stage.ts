import { ANCHOR_ROOT, type BlockNode } from '../store/block-tree.js';
import type { Attestation, Block } from '../messages.js';
import { posParams } from '../params.js';
import { createSlotCalendar } from '../rules/slots.js';
import { createStore, type Store } from '../store/store.js';

/** Attesters of a slot: many, so that shares of a committee come out to a ten-thousandth. */
export const COMMITTEE = 20_000;

const PARAMS = posParams.parse({});
const CALENDAR = createSlotCalendar(PARAMS);
export const SLOTS_PER_EPOCH = CALENDAR.slotsPerEpoch;

/** The store trusts that signatures were checked before; here nobody forges any. */
const UNSIGNED = { signer: 0, evidence: '' };

/** One view of the chain in an attack that is played slot by slot within the first epoch. */
export interface View {
  readonly store: Store;
  /** Adds a block; a timely one is boosted in its slot. */
  receive(block: Block, isTimely: boolean): void;
  /** Counts votes; ones of this slot would have to wait for the next. */
  count(votes: readonly Attestation[]): void;
  head(): string;
  /** Whether the head builds on the block. */
  follows(root: string): boolean;
}

export function createView(boostPercent = PARAMS.proposerBoostPercent): View {
  const store = createStore({
    calendar: CALENDAR,
    validators: COMMITTEE * SLOTS_PER_EPOCH,
    proposerBoostPercent: boostPercent,
  });
  const nodeOf = (root: string): BlockNode => {
    const node = store.tree.get(root);
    if (node === undefined) throw new Error(`no block ${root} in this view`);
    return node;
  };
  return {
    store,
    receive: (block, isTimely) => {
      if (!store.onBlock(block, nodeOf(block.parent), isTimely)) throw new Error(`${block.root} is invalid`);
    },
    count: (votes) => {
      for (const vote of votes) store.onAttestation(vote);
    },
    head: () => store.head().root,
    follows: (root) => store.tree.isAncestor(nodeOf(root), store.head()),
  };
}

export function createBlock(slot: number, parent: string, root: string): Block {
  return {
    slot,
    proposer: 0,
    parent,
    transactions: [],
    attestations: [],
    slashings: [],
    root,
    signature: UNSIGNED,
  };
}

/** The block in the first slot, on which all agree: the checkpoint of the epoch. */
export const COMMON = createBlock(0, ANCHOR_ROOT, 'common');

/** Votes of the members `from` to `to - 1` of a slot's committee for a block. */
export function createVotes(slot: number, head: string, from: number, to: number): Attestation {
  const validators = Array.from(
    { length: Math.max(0, to - from) },
    (_, index) => slot * COMMITTEE + from + index,
  );
  const source = { epoch: -1, root: ANCHOR_ROOT };
  const data = { slot, head, source, target: { epoch: 0, root: COMMON.root } };
  return { data, validators, signature: UNSIGNED };
}
