import type { Message } from '@dmct/core';

/** Counts what the replicas transmit. Clients' requests are not counted: their cost is not the protocol's. */
export class Traffic {
  readonly byKind: Float64Array;
  total = 0;
  /** Messages made, a broadcast counted once: each is signed once. */
  envelopes = 0;
  bytes = 0;
  /** Deliveries to anybody, a participant's messages to itself included. */
  delivered = 0;
  readonly #nodes: number;

  constructor(nodes: number, kinds: number) {
    this.#nodes = nodes;
    this.byKind = new Float64Array(kinds);
  }

  /** `copies` of a message leave `from`. */
  count(from: number, message: Message, copies: number): void {
    if (from >= this.#nodes) return;
    this.total += copies;
    this.bytes += message.bytes * copies;
    this.byKind[message.kind] = (this.byKind[message.kind] as number) + copies;
  }
}
