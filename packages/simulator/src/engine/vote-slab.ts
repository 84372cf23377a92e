/** Stands for a vote without evidence on a topic where others have some. */
const NO_EVIDENCE = Object.freeze({});

/** A book's line: how many votes it counted, and below how many it wants to hear of none. Side by side, for one cache line. */
const COUNT = 0;
const QUIET = 1;
const WORDS_PER_LINE = 2;
const ALWAYS_QUIET = 0x7fffffff;

/*
 * In a large network a line is as long as a cache line, and goes on with who cast the last few votes; in halves of a word,
 * how many these are and their voters.
 */
const WORDS_PER_LONG_LINE = 16;
const RECENT = 4;
const FIRST_RECENT = 5;
const RECENT_MAX = 2 * WORDS_PER_LONG_LINE - FIRST_RECENT;
/** In the place of the number of recent votes: the book is closed. */
const CLOSED = 0xffff;

/** Voters from here on have no place in half of a word. */
const RECENT_VOTERS_END = 1 << 16;

/** How a voter's votes come: not at all so far; in one broadcast, so to each replica once at most; in any other way. */
const WAY = { none: 0, once: 1, other: 2 } as const;

/**
 * The votes on one topic. Bits are laid out [replica][word], with one line a replica beside them: a vote is one bit test and
 * one increment, whatever the number of voters.
 *
 * In a large network the bits are far away, and the next vote is for anybody. So where a vote can't be a repeat, because
 * the engine knows the one broadcast that it comes with ({@link announce}), it is noted in the line alone, and the bits
 * are set when the line is full or somebody asks. As soon as votes of a voter come in another way, too, all lines are
 * written into the bits, and that voter's votes are looked up there.
 */
export class VoteSlab {
  /** Replicas that have counted a vote here and not retired. */
  openBooks = 0;
  readonly #books: number;
  readonly #words: number;
  readonly #bits: Int32Array;
  readonly #wordsPerLine: number;
  readonly #lines: Int32Array;
  /** The lines again, by halves of words. */
  readonly #halves: Uint16Array;
  /** By voter. */
  readonly #ways: Uint8Array;
  /** By voter: the evidence that came with its vote, where it is the first or the same. */
  #evidence: (object | undefined)[];
  #hasEvidence = false;
  /** By replica and voter: evidence other than that. */
  #otherEvidence = new Map<number, object>();

  /** @param voters 0..voters-1 may vote. @param books how many count votes. @param notesVotes whether lines are long. */
  constructor(voters: number, books: number, notesVotes: boolean) {
    this.#books = books;
    this.#words = (voters + 31) >>> 5;
    this.#bits = new Int32Array(books * this.#words);
    this.#wordsPerLine = notesVotes ? WORDS_PER_LONG_LINE : WORDS_PER_LINE;
    this.#lines = new Int32Array(books * this.#wordsPerLine);
    this.#halves = new Uint16Array(this.#lines.buffer);
    this.#ways = new Uint8Array(voters);
    this.#evidence = new Array<undefined>(voters);
  }

  /**
   * The vote of `from` goes to each other replica in one broadcast. If nothing was heard or said of it before, and nothing
   * comes later ({@link comesOtherwise}), no quiet vote of `from` is a repeat.
   */
  announce(from: number, evidence: object | undefined): void {
    if (!this.#isLong) return;
    const given = evidence ?? NO_EVIDENCE;
    const isFirst = this.#ways[from] === WAY.none && (this.#evidence[from] ??= given) === given;
    if (!isFirst || from >= RECENT_VOTERS_END) return this.comesOtherwise(from);
    this.#hasEvidence = true;
    this.#ways[from] = WAY.once;
  }

  /** A vote of `from` may come to a replica for a second time. */
  comesOtherwise(from: number): void {
    if (this.#ways[from] === WAY.once) for (let me = 0; me < this.#books; me++) this.#settle(me);
    this.#ways[from] = WAY.other;
  }

  /** Whether {@link addOnce} may be asked. */
  comesOnce(from: number): boolean {
    return this.#ways[from] === WAY.once;
  }

  /** The new count of `me`, or 0 if it had counted `from` before. Both must be in range. */
  add(me: number, from: number, evidence: object | undefined): number {
    const at = me * this.#words + (from >>> 5);
    const word = this.#bits[at] as number;
    const mask = 1 << (from & 31);
    if ((word & mask) !== 0) return 0;
    this.#bits[at] = word | mask;
    this.#keep(me, from, evidence);
    const line = this.#wordsPerLine * me;
    const count = (this.#lines[line + COUNT] as number) + 1;
    this.#lines[line + COUNT] = count;
    if (count === 1) this.openBooks++;
    return count;
  }

  /** Whether `me` need not hear of this vote: it was counted, now or before. If not, nothing was done. */
  addQuietly(me: number, from: number, evidence: object | undefined): boolean {
    const lines = this.#lines;
    const line = this.#wordsPerLine * me;
    const quiet = lines[line + QUIET] as number;
    if (quiet === 0) return false;
    const at = me * this.#words + (from >>> 5);
    const word = this.#bits[at] as number;
    const mask = 1 << (from & 31);
    if ((word & mask) !== 0) return true;
    const count = (lines[line + COUNT] as number) + 1;
    if (count >= quiet) return false;
    this.#bits[at] = word | mask;
    lines[line + COUNT] = count;
    if (count === 1) this.openBooks++;
    this.#keep(me, from, evidence);
    return true;
  }

  /** The same for a vote that comes once, with the evidence that was announced. */
  addOnce(me: number, from: number): boolean {
    const lines = this.#lines;
    const halves = this.#halves;
    const line = this.#wordsPerLine * me;
    const quiet = lines[line + QUIET] as number;
    if (quiet === 0) return false;
    let recent = halves[2 * line + RECENT] as number;
    if (recent === CLOSED) return true;
    const count = (lines[line + COUNT] as number) + 1;
    if (count >= quiet) return false;
    if (recent === RECENT_MAX) {
      this.#settle(me);
      recent = 0;
    }
    halves[2 * line + FIRST_RECENT + recent] = from;
    halves[2 * line + RECENT] = recent + 1;
    lines[line + COUNT] = count;
    if (count === 1) this.openBooks++;
    return true;
  }

  /** `me` wants to hear of no vote here before it has counted so many. */
  quietUntil(me: number, count: number): void {
    this.#lines[this.#wordsPerLine * me + QUIET] = Math.min(count, ALWAYS_QUIET);
  }

  count(me: number): number {
    return this.#lines[this.#wordsPerLine * me + COUNT] as number;
  }

  has(me: number, from: number): boolean {
    this.#settle(me);
    return this.#isSet(me, from);
  }

  /** The evidence of the votes that `me` has counted, by ascending voter. */
  evidence(me: number): object[] {
    this.#settle(me);
    // Made in its full length: a thousand books of a thousand votes would else be copied as they grow.
    const found = new Array<object>(this.count(me));
    const books = this.#books;
    const hasOthers = this.#otherEvidence.size > 0;
    let length = 0;
    for (let word = 0; word < this.#words; word++) {
      let left = this.#bits[me * this.#words + word] as number;
      for (; left !== 0; left &= left - 1) {
        const from = 32 * word + 31 - Math.clz32(left & -left);
        const other = hasOthers ? this.#otherEvidence.get(from * books + me) : undefined;
        const evidence = other ?? this.#evidence[from];
        if (evidence !== undefined && evidence !== NO_EVIDENCE) found[length++] = evidence;
      }
    }
    found.length = length;
    return found;
  }

  /** Closes the book of `me`: what still comes for it is taken for a repeat. */
  retire(me: number): void {
    if (this.count(me) > 0) this.openBooks--;
    this.#lines[this.#wordsPerLine * me + COUNT] = 0;
    if (this.#isLong) this.#halves[2 * this.#wordsPerLine * me + RECENT] = CLOSED;
    this.#bits.fill(-1, me * this.#words, (me + 1) * this.#words);
  }

  /** Empties the slab for another topic. */
  clear(): void {
    this.openBooks = 0;
    this.#bits.fill(0);
    this.#lines.fill(0);
    this.#ways.fill(WAY.none);
    this.#evidence = new Array<undefined>(this.#ways.length);
    this.#hasEvidence = false;
    this.#otherEvidence = new Map();
  }

  /** Sets the bits of the votes that are in the line of `me` alone. */
  #settle(me: number): void {
    if (!this.#isLong) return;
    const halves = this.#halves;
    const line = 2 * this.#wordsPerLine * me;
    const recent = halves[line + RECENT] as number;
    if (recent === CLOSED) return;
    for (let i = 0; i < recent; i++) {
      const from = halves[line + FIRST_RECENT + i] as number;
      const at = me * this.#words + (from >>> 5);
      this.#bits[at] = (this.#bits[at] as number) | (1 << (from & 31));
    }
    halves[line + RECENT] = 0;
  }

  get #isLong(): boolean {
    return this.#wordsPerLine === WORDS_PER_LONG_LINE;
  }

  #isSet(me: number, from: number): boolean {
    return ((this.#bits[me * this.#words + (from >>> 5)] as number) & (1 << (from & 31))) !== 0;
  }

  #keep(me: number, from: number, given: object | undefined): void {
    if (given === undefined && !this.#hasEvidence) return;
    this.#hasEvidence = true;
    const evidence = given ?? NO_EVIDENCE;
    const shared = (this.#evidence[from] ??= evidence);
    if (shared !== evidence) this.#otherEvidence.set(from * this.#books + me, evidence);
  }
}
