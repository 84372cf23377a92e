import { type Emission, ForwardingOut, ForwardingReplica, type Replica } from '@dmct/core';

/** How far each corrupted participant's clock is ahead of global time, learnt whenever it emits. */
export class OwnClocks {
  readonly #skews = new Map<number, number>();
  readonly #globalNow: () => number;

  constructor(globalNow: () => number) {
    this.#globalNow = globalNow;
  }

  /** The replica, with its clock watched. */
  watch(replica: Replica, id: number): Replica {
    return new ForwardingReplica(
      replica,
      new ClockReadingFilter((own) => this.#skews.set(id, own - this.#globalNow())),
    );
  }

  /** The earliest start that an emission of `id` may have, ns on its own clock. */
  earliest(id: number): number {
    return this.#globalNow() + (this.#skews.get(id) ?? 0);
  }
}

/** Reads the replica's own clock whenever it emits: an emission may not start before it. */
class ClockReadingFilter extends ForwardingOut {
  constructor(private readonly read: (now: number) => void) {
    super();
  }
  override emit(emission: Emission): void {
    this.read(this.now);
    super.emit(emission);
  }
}
