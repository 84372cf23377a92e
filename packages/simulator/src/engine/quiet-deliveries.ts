import { ENVELOPE, WORDS_PER_ENVELOPE, type Envelopes } from './envelopes.js';
import { EVENT, indexOf, kindOf, offsetOf, participantOf } from './queue/event.js';
import type { EventQueue } from './queue/event-queue.js';
import { RECORD, type TraceHash } from './trace-hash.js';
import type { EngineVoteBook } from './vote-book.js';
import type { VoteSlab } from './vote-slab.js';

export interface QuietDeliveriesParts {
  readonly envelopes: Envelopes;
  readonly hash: TraceHash;
  readonly queue: EventQueue;
  readonly votes: EngineVoteBook;
}

/**
 * The short way for nearly all that happens in a large network: votes that are only counted. They move nothing but the
 * book, the trace hash and their envelope, so as many as follow each other are handled in one loop over the open bucket,
 * with what it needs within reach. All else is left to the engine, and so is a vote that its replica is to hear of.
 */
export class QuietDeliveries {
  /** When the last of them arrived, ns. */
  lastTime = 0;
  readonly #parts: QuietDeliveriesParts;
  readonly #isDown: Uint8Array;

  constructor(parts: QuietDeliveriesParts, isDown: Uint8Array) {
    this.#parts = parts;
    this.#isDown = isDown;
  }

  /** Makes those that come next, at most `most` and none after `timeMax`. Returns how many. */
  run(most: number, timeMax: number): number {
    const { envelopes, hash, queue, votes } = this.#parts;
    queue.openNext();
    const { open, openedAt } = queue;
    const isDown = this.#isDown;
    const { at: first, words } = open;
    const last = Math.min(open.end, first + 2 * most);
    const offsetMax = Math.min(queue.openOffsetMax, timeMax - openedAt);
    const letters = envelopes.words;
    let slabTopic = -1;
    let slab: VoteSlab | undefined;
    let at = first;
    let time = this.lastTime;
    for (; at < last; at += 2) {
      const place = words[at] as number;
      const payload = words[at + 1] as number;
      const offset = offsetOf(place);
      if (kindOf(payload) !== EVENT.deliver || offset > offsetMax) break;
      const to = participantOf(place, payload);
      const envelope = indexOf(payload);
      const letter = envelope * WORDS_PER_ENVELOPE;
      const topic = letters[letter + ENVELOPE.topic] as number;
      if (topic < 0 || isDown[to] === 1) break;
      const from = letters[letter + ENVELOPE.from] as number;
      if (topic !== slabTopic) {
        slab = votes.slabOf(topic);
        slabTopic = topic;
      }
      if (slab === undefined) break;
      const isCounted = slab.comesOnce(from)
        ? slab.addOnce(to, from)
        : slab.addQuietly(to, from, envelopes.evidence(envelope));
      if (!isCounted) break;
      time = openedAt + offset;
      hash.record(time, RECORD.deliver, from, to, letters[letter + ENVELOPE.digest] as number);
      envelopes.release(envelope);
    }
    open.skipTo(at);
    this.lastTime = time;
    return (at - first) / 2;
  }
}
