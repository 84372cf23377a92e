import { ForwardingOut, type Message } from '@dmct/core';
import type { PrivateFork } from './private-fork.js';

/** Who is who for one forker. */
export interface ForkerPlace {
  readonly self: number;
  /** Its fellow corrupted replicas, and the corrupted clients that wait for a word to pay. */
  readonly colluders: readonly number[];
  readonly clients: readonly number[];
  readonly honest: readonly number[];
}

/** Passes what an inner replica says to its colluders only, and keeps it to be published later. */
export class WithholdingFilter extends ForwardingOut {
  private readonly withheld: Message[] = [];

  constructor(
    private readonly fork: PrivateFork,
    private readonly place: ForkerPlace,
  ) {
    super();
  }

  override send(to: number, message: Message): void {
    if (this.fork.isPublished || to === this.place.self || this.place.colluders.includes(to)) {
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
      if (group.includes(this.place.self)) this.target.send(this.place.self, message);
      this.withhold(message);
    }
  }

  /** Sends all that was withheld to the honest, in its order, and wakes the colluders by one repeated word. */
  publish(): void {
    const { colluders, honest } = this.place;
    for (const message of this.withheld) this.target.multicast(message, honest);
    const last = this.withheld.at(-1);
    if (last !== undefined && colluders.length > 0) this.target.multicast(last, colluders);
    this.withheld.length = 0;
  }

  private withhold(message: Message): void {
    const { clients, colluders } = this.place;
    const wasPaid = this.fork.isPaid;
    this.withheld.push(message);
    this.fork.seePrivate(message);
    if (colluders.length > 0) this.target.multicast(message, colluders);
    if (this.fork.isPaid && !wasPaid) this.target.multicast(message, clients);
  }
}
