import type { VoteBook } from '@dmct/core';
import type { EngineVoteBook } from './vote-book.js';

/**
 * A vote book for one replica alone, with the topics of the run's common book: for a second replica of a participant,
 * whose votes must not mix with the first one's under their common id.
 */
export class OwnVoteBook implements VoteBook {
  readonly #common: EngineVoteBook;
  readonly #nodes: number;
  /** By topic, then voter: the evidence. */
  readonly #voters = new Map<number, Map<number, object | undefined>>();
  #retired = -Infinity;

  /** @param nodes how many may vote. */
  constructor(common: EngineVoteBook, nodes: number) {
    this.#common = common;
    this.#nodes = nodes;
  }

  topic(phase: number, view: number, sequence: number, digest: string): number {
    return this.#common.topic(phase, view, sequence, digest);
  }

  isAbout(topic: unknown, phase: number, view: number, sequence: number, digest: string): boolean {
    return this.#common.isAbout(topic, phase, view, sequence, digest);
  }

  add(topic: number, _me: number, from: number, evidence?: object): number {
    if (!(Number.isInteger(topic) && topic >= 0 && from >= 0 && from < this.#nodes)) return 0;
    if (this.#common.sequenceOf(topic) <= this.#retired) return 0;
    let voters = this.#voters.get(topic);
    if (voters === undefined) this.#voters.set(topic, (voters = new Map<number, object | undefined>()));
    if (voters.has(from)) return 0;
    return voters.set(from, evidence).size;
  }

  count(topic: number): number {
    return this.#voters.get(topic)?.size ?? 0;
  }

  has(topic: number, _me: number, from: number): boolean {
    return this.#voters.get(topic)?.has(from) ?? false;
  }

  evidence(topic: number): readonly object[] {
    const voters = [...(this.#voters.get(topic) ?? [])].sort(([a], [b]) => a - b);
    return voters.flatMap(([, evidence]) => evidence ?? []);
  }

  /** Whoever counts here hears everything: the engine counts in the common book alone. */
  quietUntil(): void {
    // Nothing to keep quiet.
  }

  retire(_me: number, sequence: number): void {
    this.#retired = Math.max(this.#retired, sequence);
    for (const topic of this.#voters.keys()) {
      if (this.#common.sequenceOf(topic) <= this.#retired) this.#voters.delete(topic);
    }
  }
}
