import type { Attestation } from '../messages.js';
import type { Crowd } from './reorg-play.js';
import { COMMITTEE, COMMON, createBlock, createView, createVotes, type View } from './stage.js';

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
export function isBalancePrevented({ corrupt, boostPercent }: Crowd): boolean {
  const middle = corrupt + (COMMITTEE - corrupt) / 2;
  const left: Side = { view: createView(boostPercent), root: 'left', from: corrupt, to: middle };
  const right: Side = { view: createView(boostPercent), root: 'right', from: middle, to: COMMITTEE };
  const sides = [left, right];
  for (const { view } of sides) {
    view.store.onTick(0);
    view.receive(COMMON, true);
    view.count([createVotes(0, COMMON.root, 0, COMMITTEE)]);
    view.store.onTick(1);
  }
  for (const { view, root } of sides) view.receive(createBlock(1, COMMON.root, root), true);
  let votes = sides.map((side) => honestVotes(side, 1));
  left.view.receive(createBlock(1, COMMON.root, right.root), false);
  right.view.receive(createBlock(1, COMMON.root, left.root), false);
  for (let slot = 2; slot < 2 + SLOTS; slot++) {
    const swaying = [
      createVotes(slot - 1, left.root, 0, corrupt / 2),
      createVotes(slot - 1, right.root, corrupt / 2, corrupt),
    ];
    sides.forEach(({ view }, index) => {
      view.store.onTick(slot);
      view.count(votes);
      view.count(swaying.slice(index, index + 1));
    });
    const proposer = slot % 2 === 0 ? left : right;
    const block = createBlock(slot, proposer.view.head(), `honest ${String(slot)}`);
    for (const { view } of sides) view.receive(block, true);
    votes = sides.map((side) => honestVotes(side, slot));
    if (left.view.follows(left.root) === right.view.follows(left.root)) return true;
    for (const { view } of sides) view.count(swaying);
  }
  return false;
}

function honestVotes({ view, from, to }: Side, slot: number): Attestation {
  return createVotes(slot, view.head(), from, to);
}
