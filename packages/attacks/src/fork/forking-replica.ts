import { ForwardingReplica, type Message, type Out, type Replica } from '@dmct/core';
import type { PrivateFork } from './private-fork.js';
import type { WithholdingFilter } from './withholding-filter.js';

/**
 * A miner or validator of the private fork. Its honest inside never hears the honest replicas before the fork is
 * published, so that it builds on the blocks of its colluders alone.
 */
export class ForkingReplica extends ForwardingReplica<WithholdingFilter> {
  private hasPublished = false;

  constructor(
    inner: Replica,
    filter: WithholdingFilter,
    private readonly fork: PrivateFork,
    private readonly isHonest: (id: number) => boolean,
  ) {
    super(inner, filter);
  }

  override onMessage(from: number, message: Message, out: Out): void {
    if (this.fork.isHopeless) return;
    if (!this.fork.isPublished && this.isHonest(from)) this.fork.seePublic(message);
    else super.onMessage(from, message, out);
    this.publishWhenRipe(out);
  }
  override onTimer(id: number, out: Out): void {
    if (this.fork.isHopeless) return;
    super.onTimer(id, out);
    this.publishWhenRipe(out);
  }
  override onWork(tag: number, out: Out): void {
    if (this.fork.isHopeless) return;
    super.onWork(tag, out);
    this.publishWhenRipe(out);
  }

  private publishWhenRipe(out: Out): void {
    if (this.hasPublished || !(this.fork.isPublished || this.fork.isRipe)) return;
    this.hasPublished = true;
    this.fork.isPublished = true;
    this.filter.over(out).publish();
  }
}
