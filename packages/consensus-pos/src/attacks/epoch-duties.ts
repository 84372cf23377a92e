import type { NodeView } from '../node/node-view.js';

/** Who is to do what in one epoch, as a plan counts on it. Public once the epoch has begun. */
export class EpochDuties {
  readonly firstSlot: number;
  readonly lastSlot: number;

  constructor(
    private readonly view: NodeView,
    readonly epoch: number,
  ) {
    const { calendar } = view;
    this.firstSlot = calendar.firstSlotOf(epoch);
    this.lastSlot = this.firstSlot + calendar.slotsPerEpoch - 1;
  }

  /** The node whose validator proposes in a slot. */
  proposerOf(slot: number): number {
    return this.view.registry.nodeOf[this.view.proposerOf(slot)] ?? -1;
  }

  /** Slots of the epoch in which one of the nodes proposes. */
  slotsOf(nodes: readonly number[]): readonly number[] {
    const all = Array.from(
      { length: this.lastSlot + 1 - this.firstSlot },
      (_, turn) => this.firstSlot + turn,
    );
    return all.filter((slot) => nodes.includes(this.proposerOf(slot)));
  }

  /** Votes, in validators, that the nodes have in the committees of the epoch's slots before `end`. */
  votes(nodes: readonly number[], end = this.lastSlot + 1): number {
    let count = 0;
    for (let slot = this.firstSlot; slot < Math.min(end, this.lastSlot + 1); slot++) {
      for (const node of nodes) count += this.view.membersOf(slot, node).length;
    }
    return count;
  }

  /** Whether so many votes are two thirds of all. */
  isSupermajority(votes: number): boolean {
    return 3 * votes >= 2 * this.view.registry.count;
  }
}
