import type { Message, Observation, Out, Replica } from '@dmct/core';
import type { ForwardingOut } from './forwarding-out.js';

/** A replica around another: all events pass through `on`, which a subclass overrides to watch or to suppress them. */
export class ForwardingReplica<F extends ForwardingOut = ForwardingOut> implements Replica {
  constructor(
    protected readonly inner: Replica,
    protected readonly filter: F,
  ) {}

  onStart(out: Out): void {
    this.on(() => this.inner.onStart?.(this.filter), out);
  }
  onMessage(from: number, message: Message, out: Out): void {
    this.on(() => this.inner.onMessage?.(from, message, this.filter), out);
  }
  onObservation(observation: Observation, out: Out): void {
    this.on(() => this.inner.onObservation?.(observation, this.filter), out);
  }
  onTimer(id: number, out: Out): void {
    this.on(() => this.inner.onTimer?.(id, this.filter), out);
  }
  onWork(tag: number, out: Out): void {
    this.on(() => this.inner.onWork?.(tag, this.filter), out);
  }
  onRecover(out: Out): void {
    this.on(() => this.inner.onRecover?.(this.filter), out);
  }
  snapshot(): unknown {
    return this.inner.snapshot();
  }

  /** Handles one event; `handle` gives it to the replica inside. */
  protected on(handle: () => void, out: Out): void {
    this.filter.over(out);
    handle();
  }
}
