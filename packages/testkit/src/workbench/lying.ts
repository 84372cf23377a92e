import { ForwardingOut, ForwardingReplica, type Message, type Out, type Replica } from '@dmct/core';

/** What a traitor does with one message to one recipient: another message, the same, several, or none. */
export interface Lie<M extends Message> {
  (message: M, to: number): M | readonly M[] | null;
  /** What the traitor is to hear as its own word after the present event; the list is emptied then. */
  readonly asides?: M[];
}

/** Tells each recipient what the lie makes of a message. */
class LyingOut<M extends Message> extends ForwardingOut {
  constructor(
    private readonly nodes: number,
    private readonly self: number,
    private readonly lie: Lie<M>,
  ) {
    super();
  }
  override send(to: number, message: Message): void {
    const told = this.lie(message as M, to) ?? [];
    for (const one of Array.isArray(told) ? (told as readonly M[]) : [told as M]) this.target.send(to, one);
  }
  override broadcast(message: Message): void {
    for (let to = 0; to < this.nodes; to++) if (to !== this.self) this.send(to, message);
  }
  override multicast(message: Message, group: readonly number[]): void {
    for (const to of group) this.send(to, message);
  }
}

/** A replica that follows its protocol, and whose every word goes through a lie. */
export class LyingReplica<M extends Message> extends ForwardingReplica<LyingOut<M>> {
  constructor(
    inner: Replica,
    nodes: number,
    private readonly self: number,
    private readonly lie: Lie<M>,
  ) {
    super(inner, new LyingOut(nodes, self, lie));
  }
  protected override on(handle: () => void, out: Out): void {
    super.on(handle, out);
    for (const aside of this.lie.asides?.splice(0) ?? []) {
      super.on(() => this.inner.onMessage?.(this.self, aside, this.filter), out);
    }
  }
}
