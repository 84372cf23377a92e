/**
 * What every protocol message carries. One frozen object is shared by all recipients of a broadcast, so a
 * message is never changed after it is handed to `out`. Give all messages of a protocol the same fields in
 * the same order (unused ones filled with a neutral value): the engine's hot path then sees one object shape.
 */
export interface Message {
  /** Index into the strategy's `messageKinds`. */
  readonly kind: number;
  /** The vote-book topic that this message counts for, or -1. */
  readonly topic: number;
  /** Size on the wire, in bytes, headers and signature included. */
  readonly bytes: number;
}

/** What is agreed on: an order, a request, a transaction; text that a person can read. */
export type Value = string;
