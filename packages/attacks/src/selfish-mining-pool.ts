import type { BlockView, Message } from '@dmct/core';

/** A block of the pool that the honest have not seen. */
interface Withheld {
  readonly id: string;
  readonly height: number;
  readonly message: Message;
}

/**
 * What a selfish pool knows in common, and when it publishes: algorithm 1 of Eyal and Sirer 2014 (SM1). Its members
 * mine on the longest chain that they know, on their own one in a tie, as honest miners do; all that differs is when
 * their blocks come out. Lengths are heights, as they count in the paper.
 */
export class SelfishPool {
  private readonly publicIds = new Set<string>();
  private readonly ownIds = new Set<string>();
  private withheld: Withheld[] = [];
  private publicHeight = 0;
  private ownHeight = 0;
  /** Whether the pool's published branch and the public one are equally long. */
  private isTied = false;

  /** Whether the block is an honest one, or published. */
  isPublic(id: string): boolean {
    return this.publicIds.has(id);
  }

  /** A block of the honest. Returns what to publish in answer, lowest first. */
  seePublic({ id, height }: BlockView): readonly Message[] {
    if (this.publicIds.has(id)) return [];
    this.publicIds.add(id);
    if (height <= this.publicHeight) return [];
    this.publicHeight = height;
    this.isTied = this.ownHeight === height;
    // A lead of two has become one: nothing is risked. Else just enough to keep the honest busy.
    if (this.ownHeight === height + 1) return this.publishUpTo(this.ownHeight);
    return this.publishUpTo(height);
  }

  /** A block of the pool. Returns what to publish at once: it breaks a tie. */
  seeOwn({ id, height }: BlockView, message: Message): readonly Message[] {
    if (this.ownIds.has(id)) return [];
    this.ownIds.add(id);
    this.withheld.push({ id, height, message });
    this.ownHeight = Math.max(this.ownHeight, height);
    return this.isTied && this.ownHeight > this.publicHeight ? this.publishUpTo(this.ownHeight) : [];
  }

  private publishUpTo(height: number): readonly Message[] {
    const ripe = this.withheld.filter((block) => block.height <= height);
    this.withheld = this.withheld.filter((block) => block.height > height);
    if (this.ownHeight > this.publicHeight && height === this.ownHeight) {
      this.publicHeight = height;
      this.isTied = false;
    }
    for (const { id } of ripe) this.publicIds.add(id);
    return ripe.sort((a, b) => a.height - b.height).map(({ message }) => message);
  }
}
