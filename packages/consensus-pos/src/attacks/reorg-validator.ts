import type { Out } from '@dmct/core';
import { BLOCK, blockMessage, type PosMessage } from '../messages.js';
import type { NodeView } from '../node/node-view.js';
import { HonestValidator, produceBlock } from '../node/validator.js';
import type { ReorgPlan } from './reorg-plan.js';

/** Keeps the rules, but for the slots of an attempt. */
export class ReorgValidator extends HonestValidator {
  constructor(
    view: NodeView,
    private readonly plan: ReorgPlan,
    private readonly isSandwich: boolean,
  ) {
    super(view);
  }

  override onSlot(out: Out<PosMessage>): void {
    const { slot } = this.view.store;
    const window = this.plan.windowAt(this.view, slot);
    // An honest proposer that stayed silent leaves nothing to replace.
    if (this.plan.withheldTip !== null && (window === null || slot === window.first)) this.plan.publish(out);
    super.onSlot(out);
  }

  protected override propose(out: Out<PosMessage>): void {
    const { store } = this.view;
    const window = this.plan.windowAt(this.view, store.slot);
    if (window === null) return super.propose(out);
    const tip = this.plan.withheldTip;
    const parent = (tip === null ? undefined : store.tree.get(tip.root)) ?? this.startOf(window.first);
    const block = produceBlock(this.view, parent);
    if (store.slot < window.honest) return this.plan.withholdBlock(block, out.now);
    this.view.receiveBlock(block, out.now);
    out.broadcast(blockMessage(block));
    this.plan.publish(out);
  }

  protected override attest(out: Out<PosMessage>): void {
    const { slot } = this.view.store;
    const window = this.plan.windowAt(this.view, slot);
    const isHidden = window !== null && (slot < window.honest || (this.isSandwich && slot === window.honest));
    if (isHidden && this.plan.withheldTip !== null) this.plan.withholdVote(this.view, out.now);
    else super.attest(out);
  }

  /** Ex ante, the honest block is the moment: its committee has not voted yet. */
  onHeard({ kind, block }: PosMessage, out: Out<PosMessage>): void {
    if (this.isSandwich || kind !== BLOCK || this.plan.withheldTip === null) return;
    const { slot } = this.view.store;
    if (block?.slot === slot && this.plan.windowAt(this.view, slot)?.honest === slot) this.plan.publish(out);
  }

  /** The block before the attempt: what a sandwich without earlier slots builds on. */
  private startOf(first: number) {
    let node = this.view.store.head();
    while (node.slot >= first && node.parent !== null) node = node.parent;
    return node;
  }
}
