import { ForwardingReplica, type Message, type Out, type Replica } from '@dmct/core';
import type { RestateFilter } from '../wrap/restate-filter.js';
import type { PrivateFork } from './private-fork.js';

/** The corrupted client: it pays when the fork is ready, which is when one of the forkers tells it so by any message. */
export class PayingClient extends ForwardingReplica<RestateFilter> {
  private hasBegun = false;

  constructor(
    inner: Replica,
    filter: RestateFilter,
    private readonly fork: PrivateFork,
  ) {
    super(inner, filter);
  }

  override onStart(out: Out): void {
    if (!this.fork.isPaid) return;
    this.hasBegun = true;
    super.onStart(out);
  }

  override onMessage(from: number, message: Message, out: Out): void {
    if (this.hasBegun) super.onMessage(from, message, out);
    else this.onStart(out);
  }
}
