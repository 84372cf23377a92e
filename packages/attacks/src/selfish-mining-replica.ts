import {
  type BlockView,
  type ChainSurface,
  ForwardingOut,
  ForwardingReplica,
  type Message,
  type Out,
  type Replica,
} from '@dmct/core';
import type { SelfishPool } from './selfish-mining-pool.js';

/** Who is who for one member of the pool. */
export interface PoolMember {
  readonly self: number;
  readonly colluders: readonly number[];
  readonly honest: readonly number[];
}

/** A pool member's mouth: the pool's own blocks go to colluders only, until the pool publishes them. */
export class SelfishFilter extends ForwardingOut {
  /** Set while the member hears of a block that is to stay secret: it then says nothing to the honest. */
  isHushed = false;

  constructor(
    private readonly pool: SelfishPool,
    private readonly chain: ChainSurface,
    private readonly member: PoolMember,
  ) {
    super();
  }

  override send(to: number, message: Message): void {
    const { colluders, self } = this.member;
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
    for (const message of messages) this.target.multicast(message, this.member.honest);
  }

  private mayTell(message: Message): boolean {
    const block = this.chain.blockOf(message);
    return block === null ? !this.isHushed : this.pool.isPublic(block.id);
  }

  private share(message: Message): void {
    const { colluders } = this.member;
    const block: BlockView | null = this.chain.blockOf(message);
    if (block === null) return;
    if (colluders.length > 0) this.target.multicast(message, colluders);
    this.publish(this.pool.seeOwn(block, message));
  }
}

/** A member of a selfish pool: an honest miner, told everything, whose blocks come out when the pool says so. */
export class SelfishReplica extends ForwardingReplica<SelfishFilter> {
  constructor(
    inner: Replica,
    filter: SelfishFilter,
    private readonly pool: SelfishPool,
    private readonly chain: ChainSurface,
    private readonly isColluder: (id: number) => boolean,
  ) {
    super(inner, filter);
  }

  override onMessage(from: number, message: Message, out: Out): void {
    const block = this.chain.blockOf(message);
    this.filter.over(out);
    if (block !== null && !this.isColluder(from)) this.filter.publish(this.pool.seePublic(block));
    this.filter.isHushed = block !== null && !this.pool.isPublic(block.id);
    super.onMessage(from, message, out);
    this.filter.isHushed = false;
  }
}
