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

  /** @param nodes how many may vote. */
  constructor(replicas: readonly Replica[], book: EngineVoteBook, nodes: number) {
    this.#reader = replicas.find((replica) => replica.ballotOf !== undefined) ?? null;
    this.#nodes = nodes;
    replicas.forEach((replica, id) => {
      if (replica.ballotOf !== undefined) book.allowQuiet(id);
    });
  }

  /** Whether there can be any. */
  get areAny(): boolean {
    return this.#reader !== null;
  }

  /** The vote on its topic that the message is; null where everybody is to hear it. */
  of(from: number, message: Message): Ballot | null {
    if (this.#reader === null || from >= this.#nodes) return null;
    if (!(Number.isInteger(message.topic) && message.topic >= 0)) return null;
    return this.#reader.ballotOf?.(from, message) ?? null;
  }
}
