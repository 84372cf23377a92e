import type { Message, Out } from '@dmct/core';
import { isVouchedFor } from '../rules.js';
import type { EndedFrame, Ledger } from './ledger.js';
import { batchBytes, valueBytes, type Entry } from './payload-code.js';

/** The only messages that generals send one another, and only where one of them lacks an entry. */
export const MESSAGE_KINDS = ['ask', 'answer'] as const;
const ASK = 0;
const ANSWER = 1;

/** "What became of the frames from this one on?" */
export interface AskMessage extends Message {
  readonly kind: typeof ASK;
  readonly from: number;
}

/** What its sender has in its log for them, frame by frame. */
export interface AnswerMessage extends Message {
  readonly kind: typeof ANSWER;
  readonly frames: readonly EndedFrame[];
}

/** Ethernet, IP and UDP; kind and frame; a MAC of 16 bytes (as pbft's), by which a link tells who speaks. */
const HEADER_BYTES = 14 + 20 + 8 + 8 + 16;
/** A frame's number. */
const FRAME_BYTES = 4;

/**
 * Catching up: a general that was down, or could not hear what others put to the vote, asks all for the frames that its
 * log lacks, and takes for a frame what t + 1 of them answer alike: one of these is honest. Payloads travel as messages
 * here, which the medium allows for and charges; links tell who sends.
 */
export class CatchUp {
  readonly #ledger: Ledger;
  readonly #faults: number;
  /** What each general says of each frame that is missing: its first answer counts. */
  readonly #answers = new Map<number, Map<number, string>>();

  constructor(ledger: Ledger, faults: number) {
    this.#ledger = ledger;
    this.#faults = faults;
  }

  ask(out: Out): void {
    const message: AskMessage = { kind: ASK, topic: -1, bytes: HEADER_BYTES, from: this.#ledger.next };
    out.broadcast(message);
  }

  /** Answers what is asked, and takes what is answered. */
  onMessage(sender: number, message: Message, out: Out): void {
    if (message.kind === ASK) this.#answer(sender, message as AskMessage, out);
    if (message.kind === ANSWER) this.#take(sender, message as AnswerMessage);
  }

  #answer(sender: number, { from }: AskMessage, out: Out): void {
    const frames = this.#ledger.since(from);
    if (frames.length === 0) return;
    const bytes = frames.reduce((sum, { entries }) => sum + FRAME_BYTES + bytesOf(entries), HEADER_BYTES);
    const message: AnswerMessage = { kind: ANSWER, topic: -1, bytes, frames };
    out.send(sender, message);
  }

  #take(sender: number, { frames }: AnswerMessage): void {
    for (const { entries, frame } of frames) {
      if (frame < this.#ledger.next) continue;
      const said = this.#answers.get(frame) ?? new Map<number, string>();
      this.#answers.set(frame, said);
      const text = JSON.stringify(entries);
      if (!said.has(sender)) said.set(sender, text);
      const alike = [...said.values()].filter((other) => other === text).length;
      if (!isVouchedFor(alike, this.#faults)) continue;
      this.#ledger.end(frame, entries);
      this.#answers.delete(frame);
    }
  }
}

function bytesOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { value }) => sum + batchBytes(1, valueBytes(value)), 0);
}
