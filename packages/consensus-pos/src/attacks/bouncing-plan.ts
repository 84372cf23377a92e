import type { Fate, Out, Packet } from '@dmct/core';
import { ATTESTATION, BLOCK, blockMessage, type Block, type PosMessage } from '../messages.js';
import type { NodeView } from '../node/node-view.js';
import { attestFor, produceBlock } from '../node/validator.js';
import { isAttestation, isBlock } from '../node/well-formed.js';
import type { BlockNode } from '../store/block-tree.js';
import { EpochDuties } from './epoch-duties.js';
import { drawSplit, type Split } from './bouncing-split.js';
import type { Coalition } from './coalition.js';

/** How long before the split epoch ends those apart hear what the others have said in it. */
const REVEAL_SHARE_OF_SLOT = 1 / 6;

/**
 * The bouncing attack, epoch by epoch. Each epoch's votes of the coalition go, unheard, to the chain that leads as the
 * epoch begins. Once the honest have given that chain's checkpoint so many votes that the coalition's make two thirds of
 * them, and not before, it shows the block that it kept back in the epoch before: on the other chain, with the votes that
 * justify a younger checkpoint than the leading chain's. Whoever takes that over at once moves there, and the chain that
 * is left behind has a checkpoint that waits to be justified in the next epoch.
 */
export class BouncingPlan {
  /** What an honest node sees that hears all that is public. */
  private readonly model: NodeView;
  private state: 'waiting' | 'splitting' | 'bouncing' | 'over' = 'waiting';
  private split: Split | null = null;
  private epoch = -1;
  /** The block that only some saw in the split epoch: the other chain's checkpoint. */
  private root: Block | null = null;
  /** Blocks that justify a checkpoint of the epoch before, and of this one, on a chain that the honest have left. */
  private ready: Block | null = null;
  private next: Block | null = null;
  /** Tip of the chain that the honest have left in this epoch; null before they have. */
  private left: string | null = null;
  private bounces = 0;

  constructor(
    private readonly coalition: Coalition,
    private readonly startEpoch: number,
  ) {
    this.model = coalition.createModel();
  }

  /** Whether the coalition still keeps the rules. */
  get isHonest(): boolean {
    return this.state === 'waiting';
  }

  get isOver(): boolean {
    return this.state === 'over';
  }

  measure(): Readonly<Record<string, number>> {
    return { bounces: this.bounces };
  }

  /** Duties of an epoch are public as it begins: that is when the plan of the epoch is made. */
  advance(now: number): void {
    const { calendar } = this.model;
    const epoch = calendar.epochOf(calendar.slotAt(now));
    this.model.tick(now);
    if (epoch <= this.epoch) return;
    this.epoch = epoch;
    if (this.state === 'splitting') this.state = 'bouncing';
    this.ready = this.next;
    [this.next, this.left] = [null, null];
    if (this.state === 'bouncing' && this.ready === null) this.state = 'over';
    if (this.state !== 'waiting' || epoch < this.startEpoch) return;
    this.split = drawSplit(this.coalition.context, new EpochDuties(this.model, epoch));
    if (this.split !== null) this.state = 'splitting';
  }

  /** The network in the split epoch: those apart hear of one block only, and are heard by nobody; the others hear each other. */
  rule({ from, to, message, sentNanoseconds, delayNanoseconds }: Packet): Fate {
    this.advance(sentNanoseconds);
    const { context } = this.coalition;
    const { calendar } = this.model;
    const isNetwork = from >= context.nodes || context.isFaulty(from) || context.isFaulty(to);
    if (this.state !== 'splitting' || this.split === null || isNetwork) return 'deliver';
    const { apart } = this.split;
    if (!apart.has(from) && !apart.has(to)) return 'deliver';
    if (apart.has(from) && apart.has(to) && this.isRoot(message as PosMessage)) return 'deliver';
    const early = REVEAL_SHARE_OF_SLOT * calendar.slotNanoseconds;
    const nextEpoch = calendar.startNanoseconds(calendar.firstSlotOf(this.epoch + 1));
    const lateEpoch = calendar.startNanoseconds(calendar.firstSlotOf(this.epoch + 2));
    const until = Math.round(apart.has(from) ? lateEpoch : nextEpoch - early);
    return { delay: Math.max(delayNanoseconds, until - sentNanoseconds) };
  }

  /** What the captain hears, everybody hears, but for what those apart say in the split epoch. */
  hear(message: PosMessage, now: number): void {
    this.advance(now);
    const { kind, block, attestation } = message;
    const isSecret = this.isSaidApart(message);
    if (kind === BLOCK && isBlock(block)) {
      if (this.isRoot(message)) this.root ??= block;
      if (!isSecret) this.model.receiveBlock(block, now);
    }
    if (kind === ATTESTATION && isAttestation(attestation) && !isSecret) this.model.receiveVote(attestation);
  }

  /** A corrupted proposer's slot: a block for the chain that is to be brought back, for the coalition alone. */
  propose(view: NodeView, out: Out<PosMessage>): void {
    this.advance(out.now);
    const parent = this.tipFor(view);
    if (parent === null) return;
    const block = produceBlock(view, parent);
    this.coalition.share(block, out.now);
    if (this.state === 'splitting' && this.isRoot(blockMessage(block))) {
      this.root = block;
      out.multicast(blockMessage(block), [...(this.split?.apart ?? [])]);
    }
    const justified = view.store.tree.get(block.root)?.unrealized.currentJustified.epoch;
    if (justified === this.epoch) this.next = block;
  }

  attest(view: NodeView, now: number): void {
    this.advance(now);
    const tip = this.tipFor(view);
    const attestation = tip === null ? null : attestFor(view, view.store.slot, tip);
    if (attestation !== null) this.coalition.share(attestation, now);
  }

  /** The honest of a slot have voted: has the chain that leads enough of them to be brought back later? */
  afterVotes(out: Out<PosMessage>): void {
    this.advance(out.now);
    if (this.state !== 'bouncing' || this.left !== null || this.ready === null) return;
    const { slot } = this.model.store;
    const duties = new EpochDuties(this.model, this.epoch);
    const { context } = this.coalition;
    const honest = duties.votes(context.honest, slot + 1);
    const canReturn = duties
      .slotsOf(context.faulty)
      .some((own) => own > slot && duties.isSupermajority(honest + duties.votes(context.faulty, own)));
    const isLastChance = duties.isSupermajority(duties.votes(context.honest, slot + 2));
    if (this.next !== null || canReturn || isLastChance) this.bounce(this.ready, out);
  }

  private bounce(ready: Block, out: Out<PosMessage>): void {
    const { store } = this.model;
    this.left = store.head().root;
    for (const block of this.root === null ? [ready] : [this.root, ready]) {
      out.broadcast(blockMessage(block));
      this.model.receiveBlock(block, out.now);
    }
    this.root = null;
    const shown = store.tree.get(ready.root);
    const hasBounced = shown !== undefined && store.tree.isAncestor(shown, store.head());
    if (hasBounced) this.bounces++;
    else this.state = 'over';
  }

  /** Where the coalition's own blocks and votes of this epoch go, as far as a node knows that chain; null for nowhere. */
  private tipFor({ store }: NodeView): BlockNode | null {
    const { tree } = store;
    if (this.state === 'over') return null;
    if (this.state === 'splitting') {
      const first = this.model.calendar.firstSlotOf(this.epoch);
      return this.root === null
        ? store.slot === first
          ? store.head()
          : null
        : (tree.get(this.root.root) ?? null);
    }
    const tip = this.left === null ? this.model.store.head() : this.model.store.tree.get(this.left);
    let node = tip ?? null;
    while (node !== null && tree.get(node.root) === undefined) node = node.parent;
    return node === null ? null : (tree.get(node.root) ?? null);
  }

  private isRoot({ kind, block }: PosMessage): boolean {
    const { calendar } = this.model;
    return kind === BLOCK && block?.slot === calendar.firstSlotOf(this.epoch) && this.state === 'splitting';
  }

  private isSaidApart({ block, attestation }: PosMessage): boolean {
    if (this.split === null) return false;
    const { apart, epoch } = this.split;
    const slot = block?.slot ?? attestation?.data.slot ?? -1;
    const signer = block?.signature.signer ?? attestation?.signature.signer ?? -1;
    return (
      this.model.calendar.epochOf(slot) === epoch &&
      (apart.has(signer) || this.coalition.context.isFaulty(signer))
    );
  }
}
