import {
  ForwardingOut,
  ForwardingReplica,
  type ChainSurface,
  type Message,
  type Out,
  type Replica,
} from '@dmct/core';
import type { WithholdingPool } from './withholding-pool.js';

/** Who is who for one member of the pool. */
export interface Membership {
  readonly self: number;
  /** The other members. */
  readonly colluders: readonly number[];
  readonly honest: readonly number[];
}

/** A pool member's mouth: the pool's own blocks go to colluders only, until the pool publishes them. */
export class PoolFilter extends ForwardingOut {
  /** Set while the member hears of a block that is to stay secret: it then says nothing to the honest. */
  isHushed = false;

  constructor(
    private readonly pool: WithholdingPool,
    private readonly chain: ChainSurface,
    private readonly membership: Membership,
  ) {
    super();
  }

  override send(to: number, message: Message): void {
    const { colluders, self } = this.membership;
    if (to === self || colluders.includes(to) || this.mayTell(message)) this.target.send(to, message);
  }

  override broadcast(message: Message): void {
    if (this.mayTell(message)) this.target.broadcast(message);
    else this.share(message);
  }

  override multicast(message: Message, group: readonly number[]): void {
    if (this.mayTell(message)) this.target.multicast(message, group);
    else this.share(message);
  }

  publish(messages: readonly Message[]): void {
    for (const message of messages) this.target.multicast(message, this.membership.honest);
  }

  private mayTell(message: Message): boolean {
    const block = this.chain.blockOf(message);
    return block === null ? !this.isHushed : this.pool.isPublic(block.id);
  }

  private share(message: Message): void {
    const block = this.chain.blockOf(message);
    if (block === null) return;
    const { colluders } = this.membership;
    if (colluders.length > 0) this.target.multicast(message, colluders);
    this.publish(this.pool.seeOwn(block, message));
  }
}

/** A block of the honest that the member was sent, and its inside hasn't heard of. */
interface Held {
  readonly from: number;
  readonly id: string;
  readonly height: number;
  readonly message: Message;
}

/**
 * A member of a withholding pool: an honest miner inside, which hears of the honest blocks once the pool adopts them, so
 * that it mines on the branch that the pool wants, however long the other one is.
 */
export class PoolMember extends ForwardingReplica<PoolFilter> {
  private held: Held[] = [];

  constructor(
    inner: Replica,
    filter: PoolFilter,
    private readonly pool: WithholdingPool,
    private readonly chain: ChainSurface,
    private readonly isColluder: (id: number) => boolean,
  ) {
    super(inner, filter);
  }

  override onMessage(from: number, message: Message, out: Out): void {
    const block = this.chain.blockOf(message);
    if (block === null) {
      super.onMessage(from, message, out);
    } else if (this.isColluder(from)) {
      this.hear(from, block.id, message, out);
    } else {
      this.filter.over(out).publish(this.pool.seePublic(block, message));
      this.held.push({ from, id: block.id, height: block.height, message });
    }
    this.hearAdopted(out);
  }

  override onWork(tag: number, out: Out): void {
    this.hearAdopted(out);
    super.onWork(tag, out);
    this.hearAdopted(out);
  }

  /** Lets the inside hear what the pool has adopted by now. */
  private hearAdopted(out: Out): void {
    if (this.held.length === 0) return;
    const adopted = this.held.filter(({ id }) => this.pool.isAdopted(id));
    if (adopted.length === 0) return;
    this.held = this.held.filter((held) => !adopted.includes(held) && this.pool.isContested(held.height));
    for (const { from, id, message } of adopted) this.hear(from, id, message, out);
  }

  private hear(from: number, id: string, message: Message, out: Out): void {
    this.filter.isHushed = !this.pool.isPublic(id);
    super.onMessage(from, message, out);
    this.filter.isHushed = false;
  }
}
