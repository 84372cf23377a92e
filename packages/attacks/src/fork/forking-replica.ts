import { ForwardingReplica, type Message, type Out, type Replica } from '@dmct/core';
import type { PrivateFork } from './private-fork.js';
import type { WithholdingFilter } from './withholding-filter.js';

/**
 * A miner or validator of the private fork. Its honest inside hears the honest replicas' blocks only where the forkers
 * build on them, and nothing else before the fork is published, so that it builds on the blocks of its colluders alone.
 */
export class ForkingReplica extends ForwardingReplica<WithholdingFilter> {
  private hasPublished = false;
  /** Public blocks from before the payment, which the inside hasn't heard of. */
  private held: { readonly from: number; readonly message: Message }[] = [];

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
    if (!this.fork.isPublished && this.isHonest(from)) {
      this.fork.seePublic(message);
      this.hold(from, message, out);
    } else {
      super.onMessage(from, message, out);
    }
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

  /** Keeps a public block for as long as the forkers may begin anew on it, and passes on what they build on. */
  private hold(from: number, message: Message, out: Out): void {
    if (this.fork.isPaid && this.held.length === 0) return;
    if (!this.fork.isPaid && this.fork.carriesBlock(message)) this.held.push({ from, message });
    const adopted = this.held.filter((held) => this.fork.isAdopted(held.message));
    this.held = this.fork.isPaid ? [] : this.held.filter((held) => !adopted.includes(held));
    for (const held of adopted) super.onMessage(held.from, held.message, out);
  }

  private publishWhenRipe(out: Out): void {
    if (this.hasPublished || !(this.fork.isPublished || this.fork.isRipe)) return;
    this.hasPublished = true;
    this.fork.isPublished = true;
    this.filter.over(out).publish();
  }
}
