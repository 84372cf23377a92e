import { ForwardingOut, type Message } from '@dmct/core';

/** An `out` whose every message is one to a group: what is sent to one, or broadcast, comes as a multicast too. */
export abstract class GroupOut extends ForwardingOut {
  private readonly others: readonly number[];

  constructor(
    protected readonly self: number,
    nodes: number,
  ) {
    super();
    this.others = Array.from({ length: nodes }, (_, id) => id).filter((id) => id !== self);
  }
  override send(to: number, message: Message): void {
    this.multicast(message, [to]);
  }
  override broadcast(message: Message): void {
    this.multicast(message, this.others);
  }
  abstract override multicast(message: Message, group: readonly number[]): void;
}
