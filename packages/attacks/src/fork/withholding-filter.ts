import { ForwardingOut, type Message } from '@dmct/core';
import type { PrivateFork } from './private-fork.js';

/** Passes what an inner replica says to its colluders only, and keeps it to be published later. */
export class WithholdingFilter extends ForwardingOut {
  private readonly withheld: Message[] = [];

  constructor(
    private readonly fork: PrivateFork,
    /** Its fellow corrupted replicas. */
    private readonly colluders: readonly number[],
    private readonly honest: readonly number[],
    private readonly self: number,
  ) {
    super();
  }

  override send(to: number, message: Message): void {
    if (this.fork.isPublished || to === this.self || this.colluders.includes(to)) {
      this.target.send(to, message);
    } else if (this.fork.carriesBlock(message)) {
      // A block meant for one is a block to be published; a question to one would give the fork away.
      this.withhold(message);
    }
  }

  override broadcast(message: Message): void {
    if (this.fork.isPublished) this.target.broadcast(message);
    else this.withhold(message);
  }

  override multicast(message: Message, group: readonly number[]): void {
    if (this.fork.isPublished) {
      this.target.multicast(message, group);
    } else {
      if (group.includes(this.self)) this.target.send(this.self, message);
      this.withhold(message);
    }
  }

  /** Sends all that was withheld to the honest, in its order, and wakes the colluders by one repeated word. */
  publish(): void {
    for (const message of this.withheld) this.target.multicast(message, this.honest);
    const last = this.withheld.at(-1);
    if (last !== undefined && this.colluders.length > 0) this.target.multicast(last, this.colluders);
    this.withheld.length = 0;
  }

  private withhold(message: Message): void {
    this.withheld.push(message);
    this.fork.seePrivate(message);
    if (this.colluders.length > 0) this.target.multicast(message, this.colluders);
  }
}
