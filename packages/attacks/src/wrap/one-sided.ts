import { ForwardingOut, ForwardingReplica, type Message, type Out, type Replica } from '@dmct/core';

/** Speaks to its own side alone. */
export class OneSidedFilter extends ForwardingOut {
  constructor(private readonly side: readonly number[]) {
    super();
  }

  override send(to: number, message: Message): void {
    if (this.side.includes(to)) this.target.send(to, message);
  }

  // It is connected to all of its side, whoever its peers were.
  override broadcast(message: Message): void {
    if (this.side.length > 0) this.target.multicast(message, this.side);
  }

  override multicast(message: Message): void {
    this.broadcast(message);
  }
}

/** An honest replica that hears its own side and the clients alone. */
export class OneSidedReplica extends ForwardingReplica<OneSidedFilter> {
  constructor(
    inner: Replica,
    filter: OneSidedFilter,
    private readonly isHeard: (id: number) => boolean,
  ) {
    super(inner, filter);
  }

  override onMessage(from: number, message: Message, out: Out): void {
    if (this.isHeard(from)) super.onMessage(from, message, out);
  }
}
