import { ForwardingOut, ForwardingReplica, type Message, type Out, type Replica } from '@dmct/core';
import type { DifficultyLedger } from './difficulty-ledger.js';

/** An `out` whose clock stands at what it is set to, and which notes the blocks that pass. */
export class LyingClock extends ForwardingOut {
  /** Null: the true time. */
  lieNanoseconds: number | null = null;

  constructor(private readonly ledger: DifficultyLedger) {
    super();
  }

  override get now(): number {
    return this.lieNanoseconds ?? this.target.now;
  }

  override multicast(message: Message, group: readonly number[]): void {
    this.ledger.see(message);
    super.multicast(message, group);
  }

  override broadcast(message: Message): void {
    this.ledger.see(message);
    super.broadcast(message);
  }
}

/** An honest miner that reads a false clock while it puts a block together, and a true one otherwise. */
export class TimeLiar extends ForwardingReplica<LyingClock> {
  constructor(
    inner: Replica,
    filter: LyingClock,
    private readonly ledger: DifficultyLedger,
    /** What to state as the time of a block of this height, when it really is `now`; ns. */
    private readonly lieAt: (height: number, now: number) => number,
  ) {
    super(inner, filter);
  }

  override onMessage(from: number, message: Message, out: Out): void {
    this.ledger.see(message);
    super.onMessage(from, message, out);
  }

  override onWork(tag: number, out: Out): void {
    this.filter.lieNanoseconds = this.lieAt(this.ledger.height + 1, out.now);
    super.onWork(tag, out);
    this.filter.lieNanoseconds = null;
  }
}
