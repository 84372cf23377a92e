import type { ChainSurface, Message } from '@dmct/core';
import { BlockTree } from './block-tree.js';

/** What the victims of an eclipse mined, and how much of it the rest of the network has in its chain. */
export class WastedWork {
  private readonly victimsBlocks = new Set<string>();
  private readonly networkBlocks = new BlockTree();
  private readonly seen = new Set<string>();

  constructor(
    private readonly chain: ChainSurface,
    private readonly isVictim: { has(id: number): boolean },
  ) {}

  /** A message on its way, and whether it is on its way to the network. The first to send a block is who made it. */
  see(from: number, message: Message, isToNetwork: boolean): void {
    const block = this.chain.blockOf(message);
    if (block === null) return;
    if (this.isVictim.has(from) && !this.seen.has(block.id)) this.victimsBlocks.add(block.id);
    this.seen.add(block.id);
    if (isToNetwork) this.networkBlocks.add(block);
  }

  measure(): Readonly<Record<string, number>> {
    const kept = this.networkBlocks.heaviestChain();
    const blocks = this.victimsBlocks.size;
    const wasted = [...this.victimsBlocks].filter((id) => !kept.has(id)).length;
    return { victimBlocks: blocks, ...(blocks > 0 ? { victimWorkWasted: wasted / blocks } : {}) };
  }
}
