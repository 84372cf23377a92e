import { signAttestation, type Attestation } from '../messages.js';
import type { NodeView } from '../node/node-view.js';
import { attestationDataFor } from '../node/validator.js';
import type { BlockNode } from '../store/block-tree.js';
import type { Coalition } from './coalition.js';

/** A corrupted node's members of one slot's committee: their vote is made when it is needed. */
interface Reserve {
  readonly slot: number;
  readonly node: number;
  readonly members: readonly number[];
}

/**
 * The votes that the coalition has not cast yet, oldest first. A vote may come an epoch late, so that they pile up
 * while nobody needs them.
 */
export class SwayVotes {
  private readonly reserves: Reserve[] = [];
  private lastSlot = -1;

  constructor(private readonly coalition: Coalition) {}

  /** Adds the committees of the slots before the present one, and drops what no honest node would count any more. */
  refill(view: NodeView, now: number): void {
    const { calendar, store } = view;
    for (let slot = Math.max(0, this.lastSlot + 1); slot < store.slot; slot++) {
      for (const node of this.coalition.context.faulty) {
        const members = this.coalition.membersOf(view, slot, node);
        if (members.length > 0) this.reserves.push({ slot, node, members });
      }
    }
    this.lastSlot = Math.max(this.lastSlot, store.slot - 1);
    const oldest = calendar.firstSlotOf(calendar.epochOf(calendar.slotAt(now)) - 1);
    while ((this.reserves[0]?.slot ?? oldest) < oldest) this.reserves.shift();
  }

  /**
   * Casts votes for blocks above `side`, one by one, into a view until its head stands there; returns them, or null if
   * all that are left don't suffice. `skip` names those that are not to be used; used ones are added to it.
   */
  sway(model: NodeView, side: BlockNode, skip: Set<unknown>): readonly Attestation[] | null {
    const { store } = model;
    const cast: Attestation[] = [];
    for (const reserve of this.reserves) {
      if (store.tree.isAncestor(side, store.head())) return cast;
      if (skip.has(reserve)) continue;
      const attestation = this.vote(model, side, reserve);
      if (attestation === null) continue;
      skip.add(reserve);
      cast.push(attestation);
      model.receiveVote(attestation);
    }
    return store.tree.isAncestor(side, store.head()) ? cast : null;
  }

  private vote(model: NodeView, side: BlockNode, { slot, node, members }: Reserve): Attestation | null {
    const tip = tipAbove(model, side, slot);
    if (tip === null) return null;
    const data = attestationDataFor(model, slot, tip);
    return signAttestation(data, members, this.coalition.context.cryptoOf(node));
  }
}

/** The youngest block of a side that a vote of the slot can name. */
function tipAbove(model: NodeView, side: BlockNode, slot: number): BlockNode | null {
  const { tree } = model.store;
  for (let index = tree.nodes.length - 1; index >= side.index; index--) {
    const node = tree.nodes[index];
    if (node !== undefined && node.slot <= slot && tree.isAncestor(side, node)) return node;
  }
  return null;
}
