import type { Attestation, Block } from '../messages.js';
import { COMMITTEE, COMMON, createBlock, createView, createVotes, type View } from './stage.js';

/** Who plays: `corrupt` of each committee's members are the adversary's, the first ones. */
export interface Crowd {
  readonly corrupt: number;
  readonly boostPercent: number;
}

/** What the adversary keeps to itself until it pays. */
interface Withheld {
  readonly blocks: Block[];
  readonly votes: Attestation[];
}

/**
 * Ex-ante reorganisation: the adversary proposes in `slots` slots in a row and shows nothing, its committee members
 * vote for that chain and show nothing. In the next slot, as soon as the honest proposer's block is out, it shows
 * all. Returns whether the honest committee votes for the honest block all the same.
 */
export function playExAnteReorg(crowd: Crowd, slots: number): boolean {
  const view = createView(crowd.boostPercent);
  const withheld = playWithheldSlots(view, crowd, slots);
  const honest = proposeHonestly(view, slots + 1);
  publish(view, withheld);
  return view.follows(honest.root);
}

/**
 * Sandwich: all but the last of the adversary's `slots` slots come before the honest one and are withheld as above;
 * so are its members' votes of the honest slot, for its own chain. In the slot after the honest one it shows all,
 * with a timely block on top that takes the boost. Returns whether the honest committee of that slot still follows
 * the honest block.
 */
export function playSandwichReorg(crowd: Crowd, slots: number): boolean {
  const { corrupt } = crowd;
  const view = createView(crowd.boostPercent);
  const withheld = playWithheldSlots(view, crowd, slots - 1);
  const honest = proposeHonestly(view, slots);
  const votes = createVotes(slots, view.head(), corrupt, COMMITTEE);
  const tip = withheld.blocks.at(-1) ?? COMMON;
  withheld.votes.push(createVotes(slots, tip.root, 0, corrupt));
  beginSlot(view, slots + 1, [votes]);
  publish(view, withheld);
  view.receive(createBlock(slots + 1, tip.root, adversaryRoot(slots + 1)), true);
  return view.follows(honest.root);
}

/** Slot 0, in which all agree, and the slots in which the adversary is silent. */
function playWithheldSlots(view: View, { corrupt }: Crowd, slots: number): Withheld {
  const withheld: Withheld = { blocks: [], votes: [] };
  view.store.onTick(0);
  view.receive(COMMON, true);
  let votes = createVotes(0, view.head(), 0, COMMITTEE);
  let tip = COMMON;
  for (let slot = 1; slot <= slots; slot++) {
    beginSlot(view, slot, [votes]);
    tip = createBlock(slot, tip.root, adversaryRoot(slot));
    withheld.blocks.push(tip);
    withheld.votes.push(createVotes(slot, tip.root, 0, corrupt));
    votes = createVotes(slot, view.head(), corrupt, COMMITTEE);
  }
  beginSlot(view, slots + 1, [votes]);
  return withheld;
}

function beginSlot(view: View, slot: number, votes: readonly Attestation[]): void {
  view.store.onTick(slot);
  view.count(votes);
}

function proposeHonestly(view: View, slot: number): Block {
  const block = createBlock(slot, view.head(), `honest ${String(slot)}`);
  view.receive(block, true);
  return block;
}

function publish(view: View, { blocks, votes }: Withheld): void {
  for (const block of blocks) view.receive(block, false);
  view.count(votes);
}

/** Ties go to the greater root: the adversary tries contents until it has one. */
function adversaryRoot(slot: number): string {
  return `withheld ${String(slot)}`;
}
