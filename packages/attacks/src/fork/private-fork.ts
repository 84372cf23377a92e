import type { ChainSurface, Message, Value } from '@dmct/core';
import { BlockTree } from './block-tree.js';

/** What the forkers aim at, and by which convention they race. */
export interface ForkAim {
  readonly chain: ChainSurface;
  /** The value whose burial they wait for. */
  readonly truth: Value;
  readonly finalDepth: number;
  /** Give up when so many blocks behind; null: never. */
  readonly giveUpBehind: number | null;
  /** Pay only once the private chain leads by so many blocks; 0: at once. */
  readonly preMined: number;
  /** Publish a chain that is as heavy as the public one, and not only a heavier one. */
  readonly atTie: boolean;
}

/**
 * The colluders' common ledger of a fork: the public chain as honest messages show it, and their own. They share what
 * they see at once, as one attacker with several machines does. Before they pay, they build on the public chain and
 * begin anew whenever it gets ahead; from then on on their own alone.
 */
export class PrivateFork {
  /** Set once somebody began to publish: from then on all publish what they have. */
  isPublished = false;
  /** Whether the payment may be made. */
  isPaid: boolean;
  private readonly publicBlocks = new BlockTree();
  private readonly privateBlocks = new BlockTree();
  private leadAtDelivery: number | null = null;
  private hasCaughtUp = false;
  private hasOvertaken = false;

  constructor(private readonly aim: ForkAim) {
    this.isPaid = aim.preMined === 0;
  }

  seePublic(message: Message): void {
    const block = this.aim.chain.blockOf(message);
    if (block === null) return;
    this.publicBlocks.add(block);
    if (!this.isPaid && this.lead < 0) this.privateBlocks.takeOver(this.publicBlocks);
    this.keepScore();
  }

  seePrivate(message: Message): void {
    const block = this.aim.chain.blockOf(message);
    if (block === null) return;
    this.privateBlocks.add(block);
    if (this.lead >= this.aim.preMined) this.isPaid = true;
    this.keepScore();
  }

  /** Whether the forkers build on the public block. */
  isAdopted(message: Message): boolean {
    const block = this.aim.chain.blockOf(message);
    return block !== null && this.privateBlocks.has(block.id);
  }

  carriesBlock(message: Message): boolean {
    return this.aim.chain.blockOf(message) !== null;
  }

  /** The merchant has delivered, and the private chain is heavy enough: the moment to publish. */
  get isRipe(): boolean {
    return this.isDelivered && (this.aim.atTie ? this.hasCaughtUp : this.hasOvertaken);
  }

  get isHopeless(): boolean {
    const { giveUpBehind } = this.aim;
    if (giveUpBehind === null || this.isPublished || !this.isPaid) return false;
    return -this.lead > giveUpBehind;
  }

  /** The race as the papers count it: a success is a chain that has caught up (ties win) or overtaken. */
  measure(): Readonly<Record<string, number>> {
    if (this.leadAtDelivery === null) return { delivered: 0 };
    return {
      delivered: 1,
      leadAtDelivery: this.leadAtDelivery,
      caughtUp: this.hasCaughtUp ? 1 : 0,
      overtook: this.hasOvertaken ? 1 : 0,
    };
  }

  private get isDelivered(): boolean {
    return this.publicBlocks.depthOf(this.aim.truth) >= this.aim.finalDepth;
  }

  /** Blocks that the private chain has more than the public one. */
  private get lead(): number {
    return (this.privateBlocks.tip?.height ?? 0) - (this.publicBlocks.tip?.height ?? 0);
  }

  private keepScore(): void {
    if (this.isPublished || !this.isDelivered) return;
    this.leadAtDelivery ??= this.lead;
    const margin = this.privateBlocks.weight - this.publicBlocks.weight;
    if (margin >= 0) this.hasCaughtUp = true;
    if (margin > 0) this.hasOvertaken = true;
  }
}
