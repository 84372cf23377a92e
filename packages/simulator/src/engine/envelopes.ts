import type { Message } from '@dmct/core';

/**
 * Messages in flight. An envelope is one message of one sender, shared by all its recipients; its slot is used again
 * once the last copy has arrived. The serial number never comes back: draws and the trace hash use it. It
 * counts each sender's envelopes apart, so that one more message of one sender moves no draw of another's.
 */
export class Envelopes {
  readonly #messages: (Message | null)[] = [];
  readonly #from: number[] = [];
  readonly #sent: number[] = [];
  readonly #serials: number[] = [];
  readonly #digests: number[] = [];
  readonly #copies: number[] = [];
  readonly #free: number[] = [];
  /** Envelopes opened by each participant so far. */
  readonly #opened: Float64Array;

  constructor(participants: number) {
    this.#opened = new Float64Array(participants);
  }

  /** A slot for a message, held by its sender: say `addCopies` for its recipients, then `release` the sender's hold. */
  open(from: number, message: Message, now: number): number {
    const slot = this.#free.pop() ?? this.#messages.length;
    this.#messages[slot] = message;
    this.#from[slot] = from;
    this.#sent[slot] = now;
    const count = this.#opened[from] as number;
    this.#opened[from] = count + 1;
    const serial = count * this.#opened.length + from;
    this.#serials[slot] = serial;
    this.#digests[slot] = serial ^ saidWord(message);
    this.#copies[slot] = 1;
    return slot;
  }

  /** So many copies are on their way. */
  addCopies(slot: number, count: number): void {
    this.#copies[slot] = (this.#copies[slot] as number) + count;
  }

  /** One copy has arrived, or the sender is done: frees the slot after the last hold on it. */
  release(slot: number): void {
    const left = (this.#copies[slot] as number) - 1;
    this.#copies[slot] = left;
    if (left > 0) return;
    this.#messages[slot] = null;
    this.#free.push(slot);
  }

  message(slot: number): Message {
    return this.#messages[slot] as Message;
  }

  from(slot: number): number {
    return this.#from[slot] as number;
  }

  sent(slot: number): number {
    return this.#sent[slot] as number;
  }

  serial(slot: number): number {
    return this.#serials[slot] as number;
  }

  /** 32 bits of which message this is and what it says, for the trace hash. */
  digest(slot: number): number {
    return this.#digests[slot] as number;
  }
}

/** Serial numbers say which message; kind, topic and size tell runs apart that differ in what was said. */
function saidWord(message: Message): number {
  return Math.imul(message.kind + 1, 0x9e3779b1) ^ Math.imul(message.topic + 1, 0x85ebca6b) ^ message.bytes;
}
