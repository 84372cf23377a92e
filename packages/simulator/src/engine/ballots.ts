import type { Ballot, Message, Replica } from '@dmct/core';
import type { EngineVoteBook } from './vote-book.js';

/**
 * Reads the votes that the engine may count in a replica's stead (`votes.quietUntil`). Only replicas that offer it by
 * `ballotOf` are spared; who wraps a replica hears all that it is sent.
 */
export class Ballots {
  /** Null: nobody wants to be spared. */
  readonly #reader: Replica | null;
  readonly #nodes: number;
  readonly #book: EngineVoteBook;

  /** @param nodes how many may vote. */
  constructor(replicas: readonly Replica[], book: EngineVoteBook, nodes: number) {
    this.#reader = replicas.find((replica) => replica.ballotOf !== undefined) ?? null;
    this.#nodes = nodes;
    this.#book = book;
    replicas.forEach((replica, id) => {
      if (replica.ballotOf !== undefined) book.allowQuiet(id);
    });
  }

  /** Whether there can be any. */
  get areAny(): boolean {
    return this.#reader !== null;
  }

  /** The vote on its topic that a message is which leaves now; null where everybody is to hear it. */
  leave(from: number, message: Message, isBroadcast: boolean): Ballot | null {
    const ballot = this.#read(from, message);
    if (ballot !== null) this.#book.leaves(message.topic, from, ballot.evidence, isBroadcast);
    return ballot;
  }

  /** A copy of a message comes a second time. */
  repeat(from: number, message: Message): void {
    if (this.areAny && isTopic(message.topic)) this.#book.comesTwice(message.topic, from);
  }

  #read(from: number, message: Message): Ballot | null {
    if (this.#reader === null || from >= this.#nodes) return null;
    if (!isTopic(message.topic)) return null;
    return this.#reader.ballotOf?.(from, message) ?? null;
  }
}

/** Whether it can be a topic's number: a traitor writes there what it likes. */
function isTopic(topic: unknown): boolean {
  return Number.isInteger(topic) && (topic as number) >= 0;
}
