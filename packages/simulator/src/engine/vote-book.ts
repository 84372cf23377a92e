import type { VoteBook } from '@dmct/core';
import { LONG_LINES_FROM } from './long-lines.js';
import { VoteSlab } from './vote-slab.js';

/** What the votes on a topic are about. */
interface Words {
  readonly phase: number;
  readonly view: number;
  readonly sequence: number;
  readonly digest: string;
}

/** The vote book of a run: one slab a topic, laid out at the topic's first vote and used again when all are done with it. */
export class EngineVoteBook implements VoteBook {
  readonly #nodes: number;
  readonly #participants: number;
  readonly #notesVotes: boolean;
  /** Topics are numbered in the order of asking; a number never comes back, for messages and the trace hash hold it. */
  readonly #topics = new Map<string, number>();
  readonly #words: Words[] = [];
  readonly #slabs: (VoteSlab | undefined)[] = [];
  /** Topics that have a slab. */
  readonly #live = new Set<number>();
  readonly #free: VoteSlab[] = [];
  /** By participant: it counts no more votes on sequence numbers up to this one. */
  readonly #retired: Float64Array;
  /** By participant: whether votes may be kept from it. */
  readonly #mayBeQuiet: Uint8Array;
  /** Topics of which there was a time without a slab: votes on them may be under way that nobody remembers. */
  readonly #unwatched = new Set<number>();
  /** The vote that is being handed over: whose, to whom, on what. */
  #heardTopic = -1;
  #heardFrom = -1;
  #heardBy = -1;

  /**
   * @param participants who may keep a book: replicas and clients; only the `nodes` replicas may vote.
   * @param notesVotes see {@link VoteSlab}.
   */
  constructor(nodes: number, participants: number, notesVotes = nodes >= LONG_LINES_FROM) {
    this.#notesVotes = notesVotes;
    this.#nodes = nodes;
    this.#participants = participants;
    this.#retired = new Float64Array(participants).fill(-Infinity);
    this.#mayBeQuiet = new Uint8Array(participants);
  }

  /** Slabs laid out so far, those that wait for a topic included. */
  get slabs(): number {
    return this.#live.size + this.#free.length;
  }

  topic(phase: number, view: number, sequence: number, digest: string): number {
    const key = `${String(phase)}|${String(view)}|${String(sequence)}|${digest}`;
    const known = this.#topics.get(key);
    if (known !== undefined) return known;
    const topic = this.#slabs.length;
    this.#topics.set(key, topic);
    this.#words.push({ phase, view, sequence, digest });
    this.#slabs.push(undefined);
    return topic;
  }

  isAbout(topic: unknown, phase: number, view: number, sequence: number, digest: string): boolean {
    const words = typeof topic === 'number' ? this.#words[topic] : undefined;
    if (words === undefined) return false;
    const { phase: ofPhase, view: ofView, sequence: ofSequence, digest: ofDigest } = words;
    return ofSequence === sequence && ofView === view && ofPhase === phase && ofDigest === digest;
  }

  add(topic: number, me: number, from: number, evidence?: object): number {
    if (!(from >= 0 && from < this.#nodes && me >= 0 && me < this.#participants)) return 0;
    const slab = this.#slabs[topic] ?? this.#open(topic, me);
    if (slab === undefined) return 0;
    if (me !== from && !this.#isHeard(topic, me, from)) slab.comesOtherwise(from);
    return slab.add(me, from, evidence);
  }

  count(topic: number, me: number): number {
    return this.#readable(topic, me)?.count(me) ?? 0;
  }

  has(topic: number, me: number, from: number): boolean {
    if (!(from >= 0 && from < this.#nodes)) return false;
    return this.#readable(topic, me)?.has(me, from) ?? false;
  }

  evidence(topic: number, me: number): readonly object[] {
    return this.#readable(topic, me)?.evidence(me) ?? [];
  }

  quietUntil(topic: number, me: number, count: number): void {
    if (this.#mayBeQuiet[me] !== 1) return;
    (this.#slabs[topic] ?? this.#open(topic, me))?.quietUntil(me, count);
  }

  /** Votes may be kept from `me` where it asks for that: nobody stands between it and the engine. */
  allowQuiet(me: number): void {
    this.#mayBeQuiet[me] = 1;
  }

  /** A vote of `from` leaves: in a broadcast, by which it comes to each other replica once, or in any other message. */
  leaves(topic: number, from: number, evidence: object | undefined, isBroadcast: boolean): void {
    const slab = this.#slabs[topic] ?? this.#open(topic, from);
    if (slab === undefined) this.#unwatched.add(topic);
    else if (isBroadcast && !this.#unwatched.has(topic)) slab.announce(from, evidence);
    else slab.comesOtherwise(from);
  }

  /** The network brings a copy of a message with a vote of `from` twice. */
  comesTwice(topic: number, from: number): void {
    this.#slabs[topic]?.comesOtherwise(from);
  }

  /** A message with a vote is handed to `me`. If that counts it, then by the copy that was to come. */
  hears(topic: number, me: number, from: number): void {
    this.#heardTopic = topic;
    this.#heardBy = me;
    this.#heardFrom = from;
  }

  #isHeard(topic: number, me: number, from: number): boolean {
    return topic === this.#heardTopic && from === this.#heardFrom && me === this.#heardBy;
  }

  /** The votes on a topic; undefined where nobody counts any. */
  slabOf(topic: number): VoteSlab | undefined {
    return this.#slabs[topic];
  }

  retire(me: number, sequence: number): void {
    const before = this.#retired[me] ?? Infinity;
    if (!(sequence > before)) return;
    this.#retired[me] = sequence;
    for (const topic of this.#live) {
      const of = this.sequenceOf(topic);
      if (of > before && of <= sequence) this.#close(topic, me);
    }
  }

  /** The sequence number that a topic's votes are about; Infinity for a topic that nobody asked for. */
  sequenceOf(topic: number): number {
    return this.#words[topic]?.sequence ?? Infinity;
  }

  #isRetired(topic: number, me: number): boolean {
    return this.sequenceOf(topic) <= (this.#retired[me] as number);
  }

  #readable(topic: number, me: number): VoteSlab | undefined {
    const slab = this.#slabs[topic];
    if (slab === undefined || !(me >= 0 && me < this.#participants)) return undefined;
    return this.#isRetired(topic, me) ? undefined : slab;
  }

  /** Lays a topic's slab out; undefined for a topic that nobody interned, and for who is done with it. */
  #open(topic: number, me: number): VoteSlab | undefined {
    if (!(Number.isInteger(topic) && topic >= 0 && topic < this.#slabs.length)) return undefined;
    if (this.#isRetired(topic, me)) return undefined;
    const slab = this.#free.pop() ?? new VoteSlab(this.#nodes, this.#participants, this.#notesVotes);
    for (let id = 0; id < this.#participants; id++) if (this.#isRetired(topic, id)) slab.retire(id);
    this.#slabs[topic] = slab;
    this.#live.add(topic);
    return slab;
  }

  #close(topic: number, me: number): void {
    const slab = this.#slabs[topic] as VoteSlab;
    slab.retire(me);
    if (slab.openBooks > 0) return;
    slab.clear();
    this.#unwatched.add(topic);
    this.#slabs[topic] = undefined;
    this.#live.delete(topic);
    this.#free.push(slab);
  }
}
