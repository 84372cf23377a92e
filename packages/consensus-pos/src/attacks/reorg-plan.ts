import type { Out } from '@dmct/core';
import { attestationMessage, blockMessage, type Block, type PosMessage } from '../messages.js';
import type { NodeView } from '../node/node-view.js';
import type { Coalition } from './coalition.js';
import { attestFor } from '../node/validator.js';

/** Slots of one attempt: the corrupted ones before the honest one, it, and perhaps a corrupted one after it. */
export interface ReorgWindow {
  readonly first: number;
  readonly honest: number;
  /** The last slot in which the plan holds. */
  readonly last: number;
}

/** What the coalition withholds until it pays; one for all attempts of a run. */
export class ReorgPlan {
  private readonly withheld: PosMessage[] = [];
  private tip: Block | null = null;

  constructor(
    private readonly coalition: Coalition,
    /** Corrupted slots in a row before the honest one. */
    private readonly before: number,
    /** Whether the slot after the honest one has to be corrupted too. */
    private readonly isSandwich: boolean,
  ) {}

  /** The attempt that a slot belongs to, by the duties of its epoch; null for none. */
  windowAt(view: NodeView, slot: number): ReorgWindow | null {
    const epoch = view.calendar.epochOf(slot);
    const after = this.isSandwich ? 1 : 0;
    for (let honest = slot - after; honest <= slot + this.before; honest++) {
      const window = { first: honest - this.before, honest, last: honest + after };
      const isInEpoch = [window.first, window.last].every((one) => view.calendar.epochOf(one) === epoch);
      // The block of an epoch's first slot is the checkpoint of many: the attempts leave it alone.
      if (isInEpoch && window.first > view.calendar.firstSlotOf(epoch) && this.isRight(view, window)) {
        return window;
      }
    }
    return null;
  }

  /** The block to build on: the withheld tip, once there is one. */
  get withheldTip(): Block | null {
    return this.tip;
  }

  withholdBlock(block: Block, now: number): void {
    this.tip = block;
    this.withheld.push(blockMessage(block));
    this.coalition.share(block, now);
  }

  /** The members of the slot's committee vote for the withheld tip, unheard. */
  withholdVote(view: NodeView, now: number): void {
    const tip = this.tip === null ? undefined : view.store.tree.get(this.tip.root);
    const attestation = tip === undefined ? null : attestFor(view, view.store.slot, tip);
    if (attestation === null) return;
    this.withheld.push(attestationMessage(attestation));
    this.coalition.share(attestation, now);
  }

  /** Shows everybody all of it. */
  publish(out: Out<PosMessage>): void {
    for (const message of this.withheld) out.broadcast(message);
    this.withheld.length = 0;
    this.tip = null;
  }

  private isRight(view: NodeView, { first, honest, last }: ReorgWindow): boolean {
    for (let slot = first; slot <= last; slot++) {
      if (this.coalition.isCorruptProposer(view, slot) !== (slot !== honest)) return false;
    }
    return true;
  }
}
