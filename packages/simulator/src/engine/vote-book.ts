import type { VoteBook } from '@dmct/core';

/**
 * The vote book of a run. Per topic one slab of bits, laid out [replica][word], and one count a replica: a vote is
 * one bit test and one increment, whatever the number of voters.
 */
export class EngineVoteBook implements VoteBook {
  readonly #nodes: number;
  readonly #participants: number;
  readonly #words: number;
  readonly #topics = new Map<string, number>();
  readonly #bits: (Uint32Array | undefined)[] = [];
  readonly #counts: (Uint32Array | undefined)[] = [];

  /** @param participants who may keep a book: replicas and clients; only the `nodes` replicas may vote. */
  constructor(nodes: number, participants: number) {
    this.#nodes = nodes;
    this.#participants = participants;
    this.#words = (nodes + 31) >>> 5;
  }

  topic(phase: number, view: number, sequence: number, digest: string): number {
    const key = `${String(phase)}|${String(view)}|${String(sequence)}|${digest}`;
    const known = this.#topics.get(key);
    if (known !== undefined) return known;
    const topic = this.#bits.length;
    this.#topics.set(key, topic);
    this.#bits.push(undefined);
    this.#counts.push(undefined);
    return topic;
  }

  add(topic: number, me: number, from: number): number {
    if (!(from >= 0 && from < this.#nodes && me >= 0 && me < this.#participants)) return 0;
    const bits = this.#bits[topic] ?? this.#open(topic);
    if (bits === undefined) return 0;
    const at = me * this.#words + (from >>> 5);
    const word = bits[at] as number;
    const mask = 1 << (from & 31);
    if ((word & mask) !== 0) return 0;
    bits[at] = word | mask;
    const counts = this.#counts[topic] as Uint32Array;
    return (counts[me] = (counts[me] as number) + 1);
  }

  count(topic: number, me: number): number {
    return this.#counts[topic]?.[me] ?? 0;
  }

  has(topic: number, me: number, from: number): boolean {
    if (!(from >= 0 && from < this.#nodes && me >= 0 && me < this.#participants)) return false;
    const word = this.#bits[topic]?.[me * this.#words + (from >>> 5)] ?? 0;
    return (word & (1 << (from & 31))) !== 0;
  }

  /** Lays a topic's slab out at its first vote; undefined for a topic that nobody interned. */
  #open(topic: number): Uint32Array | undefined {
    if (!(Number.isInteger(topic) && topic >= 0 && topic < this.#bits.length)) return undefined;
    const bits = new Uint32Array(this.#participants * this.#words);
    this.#bits[topic] = bits;
    this.#counts[topic] = new Uint32Array(this.#participants);
    return bits;
  }
}
