import type { ChainSurface, Message, Value } from '@dmct/core';
import { BlockTree } from './block-tree.js';

/** What the forkers aim at. */
export interface ForkAim {
  readonly chain: ChainSurface;
  /** The value whose burial they wait for. */
  readonly truth: Value;
  readonly finalDepth: number;
  /** Give up when so many blocks behind; null: never. */
  readonly giveUpBehind: number | null;
}

/**
 * The colluders' common ledger of a fork: the public chain as honest messages show it, and their own. They share what
 * they see at once, as one attacker with several machines does.
 */
export class PrivateFork {
  /** Set once somebody began to publish: from then on all publish what they have. */
  isPublished = false;
  private readonly publicBlocks = new BlockTree();
  private readonly privateBlocks = new BlockTree();

  constructor(private readonly aim: ForkAim) {}

  seePublic(message: Message): void {
    const block = this.aim.chain.blockOf(message);
    if (block !== null) this.publicBlocks.add(block);
  }

  seePrivate(message: Message): void {
    const block = this.aim.chain.blockOf(message);
    if (block !== null) this.privateBlocks.add(block);
  }

  carriesBlock(message: Message): boolean {
    return this.aim.chain.blockOf(message) !== null;
  }

  /** The merchant has delivered, and the private chain is the heavier one: the moment to publish. */
  get isRipe(): boolean {
    return (
      this.privateBlocks.weight > this.publicBlocks.weight &&
      this.publicBlocks.depthOf(this.aim.truth) >= this.aim.finalDepth
    );
  }

  get isHopeless(): boolean {
    const { giveUpBehind } = this.aim;
    if (giveUpBehind === null || this.isPublished) return false;
    return (this.publicBlocks.tip?.height ?? 0) - (this.privateBlocks.tip?.height ?? 0) > giveUpBehind;
  }
}
