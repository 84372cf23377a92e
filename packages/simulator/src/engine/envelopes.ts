import type { Ballot, Message } from '@dmct/core';

/**
 * What a slot holds besides its message: words of 32 bits, side by side, so that a delivery reads one cache line. The topic is
 * negative for what is no vote.
 */
export const ENVELOPE = { from: 0, digest: 1, copies: 2, topic: 3 } as const;
export const WORDS_PER_ENVELOPE = 4;
const NO_TOPIC = -1;

/**
 * Messages in flight. An envelope is one message of one sender, shared by all its recipients; its slot is used again
 * once the last copy has arrived. The serial number never comes back: draws and the trace hash use it. It
 * counts each sender's envelopes apart, so that one more message of one sender moves no draw of another's.
 */
export class Envelopes {
  readonly #messages: (Message | null)[] = [];
  #words = new Int32Array(WORDS_PER_ENVELOPE * 64);
  /** The evidence of what is a vote. */
  readonly #evidence: (object | undefined)[] = [];
  readonly #sent: number[] = [];
  readonly #serials: number[] = [];
  readonly #free: number[] = [];
  /** Envelopes opened by each participant so far. */
  readonly #opened: Float64Array;

  constructor(participants: number) {
    this.#opened = new Float64Array(participants);
  }

  /**
   * A slot for a message, held by its sender: say `addCopies` for its recipients, then `release` the sender's hold.
   * @param ballot the vote on the message's topic that it is, or null.
   */
  open(from: number, message: Message, now: number, ballot: Ballot | null): number {
    const slot = this.#free.pop() ?? this.#messages.length;
    const at = slot * WORDS_PER_ENVELOPE;
    if (at === this.#words.length) this.#grow();
    const count = this.#opened[from] as number;
    this.#opened[from] = count + 1;
    const serial = count * this.#opened.length + from;
    this.#messages[slot] = message;
    this.#evidence[slot] = ballot?.evidence;
    this.#sent[slot] = now;
    this.#serials[slot] = serial;
    this.#words[at + ENVELOPE.from] = from;
    this.#words[at + ENVELOPE.digest] = serial ^ saidWord(message);
    this.#words[at + ENVELOPE.copies] = 1;
    this.#words[at + ENVELOPE.topic] = ballot === null ? NO_TOPIC : message.topic;
    return slot;
  }

  /** So many copies are on their way. */
  addCopies(slot: number, count: number): void {
    const at = slot * WORDS_PER_ENVELOPE + ENVELOPE.copies;
    this.#words[at] = (this.#words[at] as number) + count;
  }

  /** One copy has arrived, or the sender is done: frees the slot after the last hold on it. */
  release(slot: number): void {
    const at = slot * WORDS_PER_ENVELOPE + ENVELOPE.copies;
    const left = (this.#words[at] as number) - 1;
    this.#words[at] = left;
    if (left > 0) return;
    this.#messages[slot] = null;
    this.#evidence[slot] = undefined;
    this.#free.push(slot);
  }

  message(slot: number): Message {
    return this.#messages[slot] as Message;
  }

  from(slot: number): number {
    return this.#words[slot * WORDS_PER_ENVELOPE + ENVELOPE.from] as number;
  }

  /** The topic of what is a vote; negative for what is none. */
  topic(slot: number): number {
    return this.#words[slot * WORDS_PER_ENVELOPE + ENVELOPE.topic] as number;
  }

  /** The evidence of what is a vote. */
  evidence(slot: number): object | undefined {
    return this.#evidence[slot];
  }

  sent(slot: number): number {
    return this.#sent[slot] as number;
  }

  serial(slot: number): number {
    return this.#serials[slot] as number;
  }

  /** 32 bits of which message this is and what it says, for the trace hash. */
  digest(slot: number): number {
    return this.#words[slot * WORDS_PER_ENVELOPE + ENVELOPE.digest] as number;
  }

  /** The words of all slots: `ENVELOPE` says what is where. Good until the next `open`. */
  get words(): Int32Array {
    return this.#words;
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#words.length);
    larger.set(this.#words);
    this.#words = larger;
  }
}

/** Serial numbers say which message; kind, topic and size tell runs apart that differ in what was said. */
function saidWord(message: Message): number {
  return Math.imul(message.kind + 1, 0x9e3779b1) ^ Math.imul(message.topic + 1, 0x85ebca6b) ^ message.bytes;
}
