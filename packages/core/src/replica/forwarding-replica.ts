import type { Message } from './message.js';
import type { Out, Replica } from './replica.js';
import type { Observation } from './wave.js';
import type { ForwardingOut } from './forwarding-out.js';

/**
 * A replica around another, whose words pass through a filter: how a Byzantine replica is made, without the honest one
 * inside knowing. Subclasses override the events that they bend, or `on` for all of them.
 */
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
