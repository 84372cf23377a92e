import type { VoteBook } from '@dmct/core';

/**
 * A vote book for one replica alone, with the topics of the run's common book: for a second replica of a participant,
 * whose votes must not mix with the first one's under their common id.
 */
export class OwnVoteBook implements VoteBook {
  readonly #common: VoteBook;
  readonly #nodes: number;
  readonly #voters = new Map<number, Set<number>>();

  /** @param nodes how many may vote. */
  constructor(common: VoteBook, nodes: number) {
    this.#common = common;
    this.#nodes = nodes;
  }

  topic(phase: number, view: number, sequence: number, digest: string): number {
    return this.#common.topic(phase, view, sequence, digest);
  }

  add(topic: number, _me: number, from: number): number {
    if (!(Number.isInteger(topic) && topic >= 0 && from >= 0 && from < this.#nodes)) return 0;
    let voters = this.#voters.get(topic);
    if (voters === undefined) this.#voters.set(topic, (voters = new Set()));
    if (voters.has(from)) return 0;
    return voters.add(from).size;
  }

  count(topic: number): number {
    return this.#voters.get(topic)?.size ?? 0;
  }

  has(topic: number, _me: number, from: number): boolean {
    return this.#voters.get(topic)?.has(from) ?? false;
  }
}
