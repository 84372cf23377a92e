import type { Attestation } from '../messages.js';
import type { Crowd } from './reorg-play.js';
import {
  COMMITTEE,
  COMMON,
  createBlock,
  createView,
  createVotes,
  SLOTS_PER_EPOCH,
  type View,
} from './stage.js';

/** Long enough for honest proposers of both sides to have had their turns. */
const SLOTS = 8;

/** Half of the honest, the side that they are made to see ahead, and what they have seen. */
interface Side {
  readonly view: View;
  readonly root: string;
  /** Their members of each committee. */
  readonly from: number;
  readonly to: number;
}

/**
 * Balancing (Neu, Tas and Tse 2021): the adversary proposes two blocks in one slot, shows each half of the honest
 * one of them first, and so splits their votes evenly. In each later slot it shows each half the votes of half of
 * its members in the committee before, for that half's side, just before the half votes; the other half of the
 * honest gets them just after. Returns whether the halves ever vote for the same side: then the balance is lost.
 */
export function isBalancePrevented(crowd: Crowd): boolean {
  const { corrupt } = crowd;
  const { sides, votes } = splitHonest(crowd);
  const [left, right] = sides;
  return !staysSplit(sides, 2, votes, (slot) => [
    createVotes(slot - 1, left.root, 0, corrupt / 2),
    createVotes(slot - 1, right.root, corrupt / 2, corrupt),
  ]);
}

/**
 * Balancing with equivocating votes (Neu, Tas and Tse 2022): the halves are split as above. In each of `slots` slots in
 * which the adversary proposes, all its members vote for both sides; just before the next votes each half sees the ones
 * for its own side, and by the rule of the latest message takes no notice of the others when they come. After those
 * slots the adversary shows no vote more. Nobody takes equivocators out of the count.
 */
export function isEquivocatingBalancePrevented({ corrupt, boostPercent }: Crowd, slots: number): boolean {
  const split = splitHonest({ corrupt, boostPercent });
  const { sides } = split;
  let { votes } = split;
  const bothSides = (slot: number) => sides.map(({ root }) => createVotes(slot, root, 0, corrupt));
  for (let slot = 2; slot <= slots; slot++) {
    beginSlot(sides, slot, votes, bothSides(slot - 1));
    votes = sides.map((side) => honestVotes(side, slot));
    for (const { view } of sides) view.count(bothSides(slot - 1));
  }
  return !staysSplit(sides, slots + 1, votes, (slot) => (slot === slots + 1 ? bothSides(slots) : []));
}

/** All see the honest votes of the slot before, and each side what is meant for it. */
function beginSlot(
  sides: readonly Side[],
  slot: number,
  votes: readonly Attestation[],
  swaying: readonly Attestation[],
): void {
  sides.forEach(({ view }, index) => {
    view.store.onTick(slot);
    view.count(votes);
    view.count(swaying.slice(index, index + 1));
  });
}

/** What slot 1 leaves behind: the halves of the honest, and what they voted. */
interface Split {
  readonly sides: readonly [Side, Side];
  readonly votes: readonly Attestation[];
}

/** Slot 1: half of the honest see one block first, half the other, and they vote for what they saw. */
function splitHonest({ corrupt, boostPercent }: Crowd): Split {
  const middle = corrupt + (COMMITTEE - corrupt) / 2;
  const left: Side = { view: createView(boostPercent), root: 'left', from: corrupt, to: middle };
  const right: Side = { view: createView(boostPercent), root: 'right', from: middle, to: COMMITTEE };
  const sides = [left, right] as const;
  for (const { view, root } of sides) {
    view.store.onTick(0);
    view.receive(COMMON, true);
    view.count([createVotes(0, COMMON.root, 0, COMMITTEE)]);
    view.store.onTick(1);
    view.receive(createBlock(1, COMMON.root, root), true);
  }
  const votes = sides.map((side) => honestVotes(side, 1));
  left.view.receive(createBlock(1, COMMON.root, right.root), false);
  right.view.receive(createBlock(1, COMMON.root, left.root), false);
  return { sides, votes };
}

/** Whether honest proposers of both sides, by turns, from the slot `first` on, leave the halves apart. */
function staysSplit(
  sides: readonly [Side, Side],
  first: number,
  votesBefore: readonly Attestation[],
  swayingVotes: (slot: number) => readonly Attestation[],
): boolean {
  const [left, right] = sides;
  let votes = votesBefore;
  const end = Math.min(first + SLOTS, SLOTS_PER_EPOCH);
  for (let slot = first; slot < end; slot++) {
    const swaying = swayingVotes(slot);
    beginSlot(sides, slot, votes, swaying);
    const proposer = slot % 2 === 0 ? left : right;
    const block = createBlock(slot, proposer.view.head(), `honest ${String(slot)}`);
    for (const { view } of sides) view.receive(block, true);
    votes = sides.map((side) => honestVotes(side, slot));
    if (left.view.follows(left.root) === right.view.follows(left.root)) return false;
    for (const { view } of sides) view.count(swaying);
  }
  return true;
}

function honestVotes({ view, from, to }: Side, slot: number): Attestation {
  return createVotes(slot, view.head(), from, to);
}
