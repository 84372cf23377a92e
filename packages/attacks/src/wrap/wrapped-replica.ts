import type { Message, Observation, Out, Replica } from '@dmct/core';
import type { OutFilter } from './out-filter.js';

/**
 * A Byzantine replica: an honest one inside, whose words pass through a filter. Subclasses override the events that
 * they also want to bend.
 */
export class WrappedReplica<F extends OutFilter = OutFilter> implements Replica {
  constructor(
    protected readonly inner: Replica,
    protected readonly filter: F,
  ) {}

  onStart(out: Out): void {
    this.inner.onStart?.(this.filter.over(out));
  }
  onMessage(from: number, message: Message, out: Out): void {
    this.inner.onMessage?.(from, message, this.filter.over(out));
  }
  onObservation(observation: Observation, out: Out): void {
    this.inner.onObservation?.(observation, this.filter.over(out));
  }
  onTimer(id: number, out: Out): void {
    this.inner.onTimer?.(id, this.filter.over(out));
  }
  onWork(tag: number, out: Out): void {
    this.inner.onWork?.(tag, this.filter.over(out));
  }
  onRecover(out: Out): void {
    this.inner.onRecover?.(this.filter.over(out));
  }
  snapshot(): unknown {
    return this.inner.snapshot();
  }
}
